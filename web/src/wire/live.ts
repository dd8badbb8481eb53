// One connection for everything that is followed. Joining a topic is: look (a snapshot by GET), then follow from there;
// whatever happened in between arrives first. After a cut it follows again from where it was.
import { merge_patch } from "./merge";
import type { Problem, Snapshot } from "./types";

export interface Watcher<T> {
  changed(state: T, kinds: Record<string, number>, seq: number): void;
  watching?(people: number): void;
  refused?(problem: Problem): void;
}

interface Frame {
  topic: string;
  epoch?: string;
  seq?: number;
  state?: unknown;
  patch?: unknown;
  kinds?: Record<string, number>;
  reset?: boolean;
  watching?: number;
  problem?: Problem;
}

interface Topic {
  at?: { epoch: string; seq: number };
  state?: unknown;
  awaiting: boolean; // after a reset only a full snapshot counts
  watchers: Set<Watcher<never>>;
}

export interface Channel {
  send(message: object): void;
  close(): void;
}

export interface ChannelEvents {
  opened(): void;
  received(frame: Frame): void;
  closed(code: number): void;
}

export type Connect = (events: ChannelEvents, topics: () => string[]) => Channel;

export interface Timers {
  after(ms: number, act: () => void): () => void;
  random(): number;
}

export class Live {
  #topics = new Map<string, Topic>();
  #channel?: Channel;
  #open = false;
  #tries = 0;
  #cancel_retry?: () => void;
  #held = false;

  constructor(
    private readonly connect: Connect,
    private readonly timers: Timers,
    private readonly connected: (open: boolean, code?: number) => void = () => {},
  ) {}

  // Follows a topic from a snapshot already read; the function returned lets go of it.
  follow<T>(name: string, from: Snapshot<T>, watcher: Watcher<T>): () => void {
    const topic = this.#topics.get(name) ?? { awaiting: false, watchers: new Set() };
    const is_new = !this.#topics.has(name);
    this.#topics.set(name, topic);
    topic.watchers.add(watcher as Watcher<never>);
    if (topic.at?.epoch === from.epoch && topic.at.seq > from.seq) watcher.changed(topic.state as T, {}, topic.at.seq);
    else this.#place(topic, from);
    if (is_new) this.#ask(name, topic);
    this.#ensure();
    return () => this.#leave(name, watcher as Watcher<never>);
  }

  // The network is known to be away: stop trying until resume().
  hold() {
    this.#held = true;
    this.#cancel_retry?.();
    this.#channel?.close();
    this.#lost();
  }

  is_open(): boolean {
    return this.#open;
  }

  resume() {
    this.#held = false;
    this.#tries = 0;
    this.#cancel_retry?.();
    this.#ensure();
  }

  // A new line, for instance because somebody signed in: a line keeps the person it was opened by.
  restart() {
    if (this.#held) return;
    this.#channel?.close();
    this.#lost();
    this.resume();
  }

  #ensure() {
    if (this.#channel || this.#held || this.#topics.size === 0) return;
    this.#channel = this.#dial();
  }

  #dial(): Channel {
    let current = true;
    const channel = this.connect(
      {
        opened: () => current && this.#opened(),
        received: (frame) => current && this.#receive(frame),
        closed: (code) => {
          if (!current) return;
          current = false;
          this.#lost(code);
          this.#retry();
        },
      },
      () => [...this.#topics.keys()],
    );
    return {
      send: (message) => channel.send(message),
      close: () => {
        current = false;
        channel.close();
      },
    };
  }

  #opened() {
    this.#open = true;
    this.#tries = 0;
    this.connected(true);
    for (const [name, topic] of this.#topics) this.#ask(name, topic);
  }

  #lost(code?: number) {
    this.#channel = undefined;
    this.#open = false;
    this.connected(false, code);
  }

  // Full jitter, so that a restart does not bring everybody back in the same instant.
  #retry() {
    if (this.#held) return;
    const ceiling = Math.min(30_000, 500 * 2 ** this.#tries++);
    this.#cancel_retry = this.timers.after(250 + this.timers.random() * ceiling, () => this.#ensure());
  }

  #ask(name: string, topic: Topic) {
    if (!this.#open) return;
    const after = topic.awaiting ? undefined : topic.at;
    this.#channel?.send(after ? { follow: name, after } : { follow: name });
  }

  #leave(name: string, watcher: Watcher<never>) {
    const topic = this.#topics.get(name);
    topic?.watchers.delete(watcher);
    if (!topic || topic.watchers.size > 0) return;
    this.#topics.delete(name);
    if (this.#open) this.#channel?.send({ unfollow: name });
  }

  #receive(frame: Frame) {
    const topic = this.#topics.get(frame.topic);
    if (!topic) return;
    if (frame.problem) return this.#each(topic, (watcher) => watcher.refused?.(frame.problem!));
    if (frame.watching !== undefined) return this.#each(topic, (watcher) => watcher.watching?.(frame.watching!));
    if (frame.reset) topic.awaiting = true;
    if (frame.state !== undefined) this.#opening(topic, frame);
    else if (frame.patch !== undefined) this.#patch(topic, frame);
  }

  #opening(topic: Topic, frame: Frame) {
    const { epoch = "", seq = 0, state } = frame;
    const older = topic.at?.epoch === epoch && seq < topic.at.seq;
    if (older && !topic.awaiting) return;
    topic.awaiting = false;
    this.#place(topic, { epoch, seq, state }, frame.kinds);
  }

  #patch(topic: Topic, frame: Frame) {
    const seq = frame.seq ?? 0;
    if (topic.awaiting || !topic.at || seq <= topic.at.seq) return;
    this.#place(topic, { epoch: topic.at.epoch, seq, state: merge_patch(topic.state, frame.patch) }, frame.kinds);
  }

  #place(topic: Topic, { epoch, seq, state }: Snapshot<unknown>, kinds: Record<string, number> = {}) {
    topic.at = { epoch, seq };
    topic.state = state;
    this.#each(topic, (watcher) => watcher.changed(state as never, kinds, seq));
  }

  #each(topic: Topic, act: (watcher: Watcher<never>) => void) {
    for (const watcher of [...topic.watchers]) act(watcher);
  }
}
