// The published account: read once, it does not move while it is read.
import { Refused, Unreached } from "../wire/api";
import type { Problem } from "../wire/types";
import type { Readable, Status } from "../wire/view.svelte";
import { read_restitution } from "./plenary.svelte";
import type { Restitution } from "./types";

export class Reading implements Readable {
  state = $state.raw<Restitution>();
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();

  constructor(private readonly meeting_id: string) {}

  async read() {
    try {
      this.state = await read_restitution(this.meeting_id);
      this.status = "ready";
    } catch (error) {
      if (error instanceof Refused) {
        this.problem = error.problem;
        this.status = error.problem.status === 404 ? "missing" : "failed";
      } else this.status = error instanceof Unreached ? "unreached" : "failed";
    }
  }
}
