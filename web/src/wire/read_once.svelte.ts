// What does not move while it is read: asked for once, and again when the page says so.
import { get, Refused, Unreached } from "./api";
import type { Problem } from "./types";
import type { Readable, Status } from "./view.svelte";

export class ReadOnce<T> implements Readable {
  state = $state.raw<T>();
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();

  constructor(private readonly path: string) {}

  async read() {
    try {
      this.state = await get<T>(this.path);
      this.status = "ready";
    } catch (error) {
      if (this.status === "ready") return;
      if (error instanceof Refused) {
        this.problem = error.problem;
        this.status = error.problem.status === 404 ? "missing" : "failed";
      } else this.status = error instanceof Unreached ? "unreached" : "failed";
    }
  }
}
