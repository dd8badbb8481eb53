// What a page shows of one topic: read once, then kept up to date by the live connection.
import { get, on_written, Refused, Unreached } from "./api";
import { is_offline, live, on_return } from "./network.svelte";
import type { Problem, Snapshot } from "./types";

export type Status = "loading" | "ready" | "missing" | "unreached" | "failed";

// What a page needs to know while the words are on their way.
export interface Readable {
  status: Status;
  problem?: Problem;
  read(): Promise<void>;
}

export class View<T> implements Readable {
  state = $state.raw<T>();
  seq = $state(0); // how fresh the state is: a write that answered with this or less is in it
  status = $state<Status>("loading");
  people = $state<number>();
  problem = $state.raw<Problem>();
  #leave?: () => void;
  #forget?: () => void;
  #listeners = new Set<(state: T, kinds: Record<string, number>) => void>();
  #users = 0;
  #again?: ReturnType<typeof setTimeout>;

  constructor(
    readonly path: string,
    private readonly topic: (state: T) => string,
    private readonly gone: () => void,
  ) {}

  // For $effect: opens while in use, and lets go with the last user.
  use(): () => void {
    if (this.#users++ === 0) this.#open();
    return () => {
      if (--this.#users === 0) this.#close();
    };
  }

  on_change(act: (state: T, kinds: Record<string, number>) => void): () => void {
    this.#listeners.add(act);
    return () => this.#listeners.delete(act);
  }

  async read() {
    try {
      const snapshot = await get<Snapshot<T>>(this.path);
      if (this.#users === 0) return;
      this.#leave?.();
      this.#leave = live.follow<T>(this.topic(snapshot.state), snapshot, this.#watcher());
    } catch (error) {
      if (this.status !== "ready") this.#failed(error);
    }
  }

  #watcher() {
    return {
      changed: (state: T, kinds: Record<string, number>, seq: number) => {
        this.state = state;
        this.seq = seq;
        this.status = "ready";
        for (const act of [...this.#listeners]) act(state, kinds);
      },
      watching: (people: number) => (this.people = people),
      refused: (problem: Problem) => void this.#line_refused(problem),
    };
  }

  // What only some may see, as a hidden text its author, has no line that anybody may follow: it is asked for, now and again.
  async #line_refused(problem: Problem) {
    if (!is_missing(problem)) return this.#refused(problem);
    try {
      const { state, seq } = await get<Snapshot<T>>(this.path);
      if (this.#users === 0) return;
      this.state = state;
      this.seq = seq;
      this.status = "ready";
      clearTimeout(this.#again);
      this.#again = setTimeout(() => void this.read(), read_again_ms);
    } catch (error) {
      this.#failed(error);
    }
  }

  #open() {
    this.#forget = on_return(() => this.status !== "ready" && void this.read());
    void this.read();
  }

  #close() {
    clearTimeout(this.#again);
    this.#leave?.();
    this.#forget?.();
    this.gone();
  }

  #failed(error: unknown) {
    if (error instanceof Refused) this.#refused(error.problem);
    else this.status = error instanceof Unreached ? "unreached" : "failed";
  }

  #refused(problem: Problem) {
    this.problem = problem;
    this.status = is_missing(problem) ? "missing" : "failed";
  }
}

const is_missing = (problem: Problem) => problem.status === 404 || problem.reason === "not_found";
const read_again_ms = 10_000;

const open_views = new Map<string, View<never>>();

// Two parts of a page that look at the same thing share one view.
export function view<T>(path: string, topic: (state: T) => string): View<T> {
  const found = open_views.get(path);
  if (found) return found as unknown as View<T>;
  const made = new View<T>(path, topic, () => open_views.delete(path));
  open_views.set(path, made as unknown as View<never>);
  return made;
}

function read_all_again() {
  if (live.is_open() || is_offline()) return;
  for (const one of open_views.values()) void one.read();
}

// Without a live line what is shown is asked for again: after each write, and now and then.
export function do_without_live(): () => void {
  on_written(read_all_again);
  const timer = setInterval(() => !document.hidden && read_all_again(), read_again_ms);
  return () => clearInterval(timer);
}
