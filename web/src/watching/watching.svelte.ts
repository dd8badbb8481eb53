import { consultation_view } from "../consultations/consultations.svelte";
import { get, put, Refused, Unreached, write } from "../wire/api";
import { on_return } from "../wire/network.svelte";
import type { Problem } from "../wire/types";
import { view, type Readable, type Status, type View } from "../wire/view.svelte";
import type { ProcessDesk, Watched } from "../wire/watching";

export const process_desk_view = (id: number): View<ProcessDesk> =>
  view<ProcessDesk>(`/api/processes/${id}/desk`, (state) => `process/${state.process_id}/desk`);

export const set_service_time = (process_id: number, hours: number | undefined) =>
  put<{ seq: number }>(`/api/processes/${process_id}/service-time`, hours === undefined ? {} : { hours });

export const write_to_silent = (
  process_id: number,
  letter: { kinds: string[]; zones: string[]; text: string },
  key: string,
) =>
  write<{ written: number }>({ method: "POST", path: `/api/processes/${process_id}/silent/letter`, body: letter, key });

const pause_ms = 1000; // however much arrives, it is asked again once a second
const by_clock_ms = 60_000; // what is late becomes so by the hour

// The map of one process: read, and read again when something that it tells has moved.
export class Watching implements Readable {
  watched = $state.raw<Watched>();
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();
  #left = false;
  #timer?: ReturnType<typeof setTimeout>;
  #turn = 0;

  constructor(
    readonly process_id: number,
    readonly consultation_id?: number, // none: the one to speak of
  ) {}

  // For $effect: reads, follows, and stops following.
  use(): () => void {
    const desk = process_desk_view(this.process_id);
    const stop = [
      desk.use(),
      desk.on_change(() => this.ask_again()),
      on_return(() => void this.read()),
      () => clearInterval(clock),
    ];
    const clock = setInterval(() => this.ask_again(), by_clock_ms);
    void this.read();
    return () => {
      this.#left = true;
      clearTimeout(this.#timer);
      for (const one of stop) one();
    };
  }

  // The counts of a consultation move with every voice.
  follow(consultation_id: number): () => void {
    const counts = consultation_view(consultation_id);
    const stop = [counts.use(), counts.on_change(() => this.ask_again())];
    return () => stop.forEach((one) => one());
  }

  ask_again(in_ms = pause_ms) {
    if (this.#timer || this.#left) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.read();
    }, in_ms);
  }

  async read() {
    const mine = ++this.#turn;
    try {
      const which = this.consultation_id === undefined ? "" : `?consultation_id=${this.consultation_id}`;
      const read = await get<Watched>(`/api/processes/${this.process_id}/watching${which}`);
      if (mine !== this.#turn || this.#left) return;
      this.watched = read;
      this.status = "ready";
      if (read.again_in_ms) this.ask_again(Math.max(pause_ms, read.again_in_ms));
    } catch (error) {
      if (mine === this.#turn) this.#failed(error);
    }
  }

  #failed(error: unknown) {
    const missing = error instanceof Refused && [401, 404].includes(error.problem.status);
    if (this.status === "ready" && !missing) return;
    if (error instanceof Refused) this.problem = error.problem;
    this.status = missing ? "missing" : error instanceof Unreached ? "unreached" : "failed";
  }
}
