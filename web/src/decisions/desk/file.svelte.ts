// The file of one proposal. It has no topic of its own: it is read again when something moves on the desk.
import { Refused, Unreached } from "../../wire/api";
import type { DecisionFile } from "../../wire/decisions";
import { on_return } from "../../wire/network.svelte";
import type { Problem } from "../../wire/types";
import type { Readable, Status } from "../../wire/view.svelte";
import { read_file } from "./deciding.svelte";

const pause_ms = 150; // several people's changes at once are read once

export class FileReading implements Readable {
  state = $state.raw<DecisionFile>();
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();
  #turn = 0;
  #timer?: ReturnType<typeof setTimeout>;
  #stop = on_return(() => void this.read());

  constructor(readonly proposal_id: number) {}

  async read() {
    clearTimeout(this.#timer);
    const mine = ++this.#turn;
    try {
      const read = await read_file(this.proposal_id);
      if (mine !== this.#turn) return;
      this.state = read;
      this.status = "ready";
    } catch (error) {
      if (mine === this.#turn && (this.status !== "ready" || error instanceof Refused)) this.#failed(error);
    }
  }

  #failed(error: unknown) {
    if (error instanceof Refused) {
      this.problem = error.problem;
      this.status = error.problem.status === 404 ? "missing" : "failed";
    } else this.status = error instanceof Unreached ? "unreached" : "failed";
  }

  read_soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), pause_ms);
  }

  leave() {
    this.#turn += 1;
    this.#stop();
    clearTimeout(this.#timer);
  }
}
