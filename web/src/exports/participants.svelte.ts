// Who took part: read once, and again when the desk notes something.
import { as_entered, type NewBody } from "../people/people.svelte";
import { get, post, put, Refused, remove, Unreached } from "../wire/api";
import type { Channel, MergeCount, Merging, Participant, Participants } from "../wire/exports";
import { on_return } from "../wire/network.svelte";
import type { Problem } from "../wire/types";
import type { Readable, Status } from "../wire/view.svelte";

export const channels: Channel[] = ["interview", "event", "consultation"];

export const participation_events = [
  "participation_noted",
  "private_citizens_counted",
  "bodies_joined",
  "body_separated",
  "organisations_merged",
];

export const merge_counts: MergeCount[] = [
  "mandates",
  "proposals",
  "comments",
  "endorsements",
  "endorsements_of_both",
  "registrations",
  "promoted",
  "approvals",
];

const merging_path = (process_id: number, organisation_id: number) =>
  `/api/processes/${process_id}/participants/${organisation_id}/merging`;

export const merging_preview = (process_id: number, goes: number, stays: number) =>
  get<Merging>(`${merging_path(process_id, goes)}?into=${stays}`);

export type Citizens = Partial<Record<Channel, number>>;

export class TakingPart implements Readable {
  list = $state.raw<Participants>();
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();
  #turn = 0;

  constructor(private readonly process_id: number) {}

  // For $effect.
  use(): () => void {
    const again = () => !document.hidden && void this.read();
    const forget = on_return(again);
    document.addEventListener("visibilitychange", again); // proposals by bodies change it too
    void this.read();
    return () => {
      forget();
      document.removeEventListener("visibilitychange", again);
    };
  }

  async read() {
    const turn = ++this.#turn;
    try {
      const found = await get<Participants>(`/api/processes/${this.process_id}/participants`);
      if (turn !== this.#turn) return;
      this.list = found;
      this.status = "ready";
    } catch (error) {
      if (turn === this.#turn && this.status !== "ready") this.#failed(error);
    }
  }

  async note(organisation_id: number, by_hand: Channel[], named: boolean) {
    await put(`/api/processes/${this.process_id}/participants/${organisation_id}`, { channels: by_hand, named });
    await this.read();
  }

  async join(organisation_id: number, into: number) {
    await post(`/api/processes/${this.process_id}/participants/${organisation_id}/join`, { into });
    await this.read();
  }

  async separate(organisation_id: number) {
    await remove(`/api/processes/${this.process_id}/participants/${organisation_id}/join`);
    await this.read();
  }

  async merge(goes: number, stays: number, reason: string) {
    await post(merging_path(this.process_id, goes), { into: stays, reason });
    await this.read();
  }

  async count(citizens: Citizens) {
    await put(`/api/processes/${this.process_id}/private-citizens`, citizens);
    await this.read();
  }

  #failed(error: unknown) {
    if (error instanceof Refused) {
      this.problem = error.problem;
      this.status = [401, 404].includes(error.problem.status) ? "missing" : "failed";
    } else this.status = error instanceof Unreached ? "unreached" : "failed";
  }
}

// Enters a body in the register, for nobody in particular. When it is there already, that one is meant.
export async function enter_body(made: NewBody): Promise<number> {
  try {
    return (await post<{ organisation_id: number }>("/api/organisations", { ...as_entered(made), with_mandate: false }))
      .organisation_id;
  } catch (error) {
    const existing = error instanceof Refused ? error.problem.organisation_id : undefined;
    if (existing === undefined) throw error;
    return existing;
  }
}

// The number in the published list of each body that is named there.
export function published_numbers(bodies: Participant[]): Map<number, number> {
  return new Map(bodies.filter((one) => one.named).map((one, i) => [one.organisation_id, i + 1]));
}
