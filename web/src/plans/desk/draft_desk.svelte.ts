// The plans of a process and their versions, read again after each change.
import { Refused, Unreached } from "../../wire/api";
import type { Problem } from "../../wire/types";
import type { Readable, Status } from "../../wire/view.svelte";
import { plans_of, type PlanOfProcess } from "./drafting";

export class DraftDesk implements Readable {
  plans = $state.raw<PlanOfProcess[]>([]);
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();
  newest = $state<number>(); // the version that was kept here just now

  constructor(readonly process_id: number) {}

  // The one that the address names, else the newest.
  chosen(id: string | null): PlanOfProcess | undefined {
    return this.plans.find(({ plan_id }) => String(plan_id) === id) ?? this.plans.at(-1);
  }

  async read() {
    try {
      this.plans = await plans_of(this.process_id);
      this.status = "ready";
    } catch (error) {
      if (this.status === "ready") return; // what is shown stays: it is read again with the next change
      this.problem = error instanceof Refused ? error.problem : undefined;
      const missing = error instanceof Refused && error.problem.status < 500;
      this.status = missing ? "missing" : error instanceof Unreached ? "unreached" : "failed";
    }
  }

  async committed(version: number) {
    await this.read();
    this.newest = version;
  }
}
