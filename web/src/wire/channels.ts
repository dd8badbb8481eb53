// How frames travel: a WebSocket, or server-sent events where a network blocks WebSocket.
import type { Channel, ChannelEvents, Connect } from "./live";

export const socket: Connect = (events) => {
  const address = new URL("/api/live", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const ws = new WebSocket(address);
  ws.onopen = () => events.opened();
  ws.onmessage = (message) => events.received(JSON.parse(message.data));
  ws.onclose = (event) => events.closed(event.code);
  return {
    send: (message) => ws.readyState === WebSocket.OPEN && ws.send(JSON.stringify(message)),
    close: () => ws.close(),
  } as Channel;
};

// One stream for each topic; each begins with a full snapshot, so the position is not needed.
export const stream: Connect = (events) => {
  const streams = new Map<string, EventSource>();
  const follow = (topic: string) => {
    const source = new EventSource(`/api/live?topic=${encodeURIComponent(topic)}`);
    source.onmessage = (message) => events.received(JSON.parse(message.data));
    source.onerror = () => source.readyState === EventSource.CLOSED && events.closed(1006);
    streams.set(topic, source);
  };
  const leave = (topic: string) => {
    streams.get(topic)?.close();
    streams.delete(topic);
  };
  queueMicrotask(() => events.opened());
  return {
    send: (message: { follow?: string; unfollow?: string }) => {
      if (message.follow && !streams.has(message.follow)) follow(message.follow);
      if (message.unfollow) leave(message.unfollow);
    },
    close: () => [...streams.keys()].forEach(leave),
  };
};

// WebSocket first; after three tries that never opened while pages still load, events instead.
export function whichever_works(): Connect {
  let failures = 0;
  return (events, topics) => {
    if (failures >= 3 && navigator.onLine) return stream(events, topics);
    let opened = false;
    const noted: ChannelEvents = {
      ...events,
      opened: () => {
        opened = true;
        failures = 0;
        events.opened();
      },
      closed: (code) => {
        if (!opened) failures += 1;
        events.closed(code);
      },
    };
    return socket(noted, topics);
  };
}
