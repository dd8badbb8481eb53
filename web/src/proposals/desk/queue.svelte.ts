import { get, new_key, Refused, Unreached, write } from "../../wire/api";
import { on_return } from "../../wire/network.svelte";
import type { ModeratedText, ModerationQueue } from "../../wire/moderating";
import type { Problem } from "../../wire/types";
import type { Readable, Status } from "../../wire/view.svelte";
import { process_desk_view } from "../../watching/watching.svelte";
import { request_of, subject_of, undoing, type Deed } from "./deeds";

const pause_ms = 1000;
const most_undone = 20; // steps that can be taken back

export interface Failure {
  deed: Deed;
  error: unknown;
}

// The texts that wait, or those that are hidden; read again whenever the desk's numbers move.
export class Queue implements Readable {
  items = $state.raw<ModeratedText[]>([]);
  more = $state(false);
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();
  busy = $state.raw<{ done: number; of: number }>();
  done = $state.raw<Deed[][]>([]); // what can be taken back, the newest last
  keeps = $state<string>(); // the subject that somebody is writing about: it stays where it is
  #left = false;
  #timer?: ReturnType<typeof setTimeout>;
  #turn = 0;

  constructor(
    readonly process_id: number,
    readonly show: "waiting" | "hidden",
  ) {}

  // For $effect.
  use(): () => void {
    const desk = process_desk_view(this.process_id);
    const stop = [desk.use(), desk.on_change(() => this.ask_again()), on_return(() => void this.read())];
    void this.read();
    return () => {
      this.#left = true;
      clearTimeout(this.#timer);
      for (const one of stop) one();
    };
  }

  ask_again() {
    if (this.#timer || this.#left) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.busy) void this.read();
    }, pause_ms);
  }

  async read() {
    const mine = ++this.#turn;
    try {
      const read = await get<ModerationQueue>(`/api/processes/${this.process_id}/moderation?show=${this.show}`);
      if (mine !== this.#turn || this.#left) return;
      this.items = this.#with_kept(read.items);
      this.more = read.more ?? false;
      this.status = "ready";
    } catch (error) {
      if (mine === this.#turn) this.#failed(error);
    }
  }

  // Whoever is writing a reason does not lose it because somebody else was faster.
  #with_kept(items: ModeratedText[]): ModeratedText[] {
    const at = this.items.findIndex((one) => subject_of(one) === this.keeps);
    if (at < 0 || items.some((one) => subject_of(one) === this.keeps)) return items;
    return items.toSpliced(at, 0, this.items[at]!);
  }

  // One after the other, so that each has its own answer; those that failed are told and stay.
  async carry_out(deeds: Deed[], undoable = true): Promise<Failure[]> {
    const failures: Failure[] = [];
    const carried: Deed[] = [];
    this.busy = { done: 0, of: deeds.length };
    for (const deed of deeds) {
      try {
        await write_patiently(deed);
        carried.push(deed);
      } catch (error) {
        failures.push({ deed, error });
      }
      this.busy = { done: this.busy.done + 1, of: deeds.length };
    }
    this.busy = undefined;
    if (undoable && carried.length > 0) this.done = [...this.done, carried].slice(-most_undone);
    await this.read();
    return failures;
  }

  // The newest step, as a whole. What cannot be taken back any more is left out of what can.
  async undo(reason: string): Promise<Failure[]> {
    const newest = this.done.at(-1);
    if (!newest || this.busy) return [];
    this.done = this.done.slice(0, -1);
    return this.carry_out(
      newest.toReversed().map((deed) => undoing(deed, reason)),
      false,
    );
  }

  #failed(error: unknown) {
    const missing = error instanceof Refused && [401, 404].includes(error.problem.status);
    if (this.status === "ready" && !missing) return;
    if (error instanceof Refused) this.problem = error.problem;
    this.status = missing ? "missing" : error instanceof Unreached ? "unreached" : "failed";
  }
}

const most_waits = 5;

// Under one key, so that it is done once; when the house asks for patience, it has some.
async function write_patiently(deed: Deed) {
  const request = { ...request_of(deed), key: new_key() };
  for (let turn = 0; ; ++turn) {
    try {
      return await write<{ seq: number }>(request);
    } catch (error) {
      const wait = error instanceof Refused && error.problem.reason === "too_many_requests";
      if (!wait || turn === most_waits) throw error;
      const seconds = Number((error.problem as { retry_after_s?: number }).retry_after_s ?? 1);
      await new Promise((go_on) => setTimeout(go_on, seconds * 1000));
    }
  }
}
