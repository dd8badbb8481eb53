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

// One stream for each topic; each begins with a full snapshot, so the position is not needed. The line counts as open
// once the first of them is.
export const stream: Connect = (events, topics) => {
  const streams = new Map<string, EventSource>();
  let opened = false;
  const follow = (topic: string) => {
    const source = new EventSource(`/api/live?topic=${encodeURIComponent(topic)}`);
    source.onopen = () => {
      if (opened) return;
      opened = true;
      events.opened();
    };
    source.onmessage = (message) => events.received(JSON.parse(message.data));
    source.onerror = () => source.readyState === EventSource.CLOSED && lost();
    streams.set(topic, source);
  };
  const leave = (topic: string) => {
    streams.get(topic)?.close();
    streams.delete(topic);
  };
  const close = () => [...streams.keys()].forEach(leave);
  const lost = () => {
    close();
    events.closed(1006);
  };
  topics().forEach(follow);
  return {
    send: (message: { follow?: string; unfollow?: string }) => {
      if (message.follow && !streams.has(message.follow)) follow(message.follow);
      if (message.unfollow) leave(message.unfollow);
    },
    close,
  };
};

// WebSocket first; after three tries that never opened while pages still load, events instead, and so on in turn.
export function whichever_works(): Connect {
  let failures = 0;
  return (events, topics) => {
    let opened = false;
    const streaming = failures >= 3 && navigator.onLine;
    const noted: ChannelEvents = {
      ...events,
      opened: () => {
        opened = true;
        if (!streaming) failures = 0;
        events.opened();
      },
      closed: (code) => {
        if (!opened) failures = streaming ? 0 : failures + 1;
        events.closed(code);
      },
    };
    return streaming ? stream(noted, topics) : socket(noted, topics);
  };
}
