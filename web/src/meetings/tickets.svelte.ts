// A ticket as this device keeps it: shown at once, also without network, and read again whenever there is some.
import { get, Refused } from "../wire/api";
import { exact_now } from "../wire/clock.svelte";
import { forget, keep_latest, kept_key, kept_keys, read_kept } from "../wire/kept";
import { on_return } from "../wire/network.svelte";
import type { Ticket } from "../wire/meetings";

interface Kept {
  at: number;
  ticket: Ticket;
}

const key_of = (code: string) => kept_key("ticket", code);

// The tickets of this device, the next meeting first; those of the past are let go.
export function kept_tickets(now: number): Ticket[] {
  const day = 86_400_000;
  const all: Ticket[] = [];
  for (const key of kept_keys("ticket")) {
    const found = read_kept<Kept>(key);
    if (found && Date.parse(found.ticket.meeting.ends_at) + day > now) all.push(found.ticket);
    else forget(key);
  }
  return all.sort((a, b) => a.meeting.starts_at.localeCompare(b.meeting.starts_at));
}

export class TicketView {
  ticket = $state.raw<Ticket>();
  status = $state<"loading" | "ready" | "kept" | "missing" | "failed">("loading");
  at = $state(0); // when what is shown was read
  #turn = 0;

  constructor(readonly code: string) {
    const found = read_kept<Kept>(key_of(code));
    if (!found) return;
    this.ticket = found.ticket;
    this.at = found.at;
    this.status = "kept";
  }

  // For $effect: reads, and reads again when the network returns.
  use(): () => void {
    void this.read();
    return on_return(() => void this.read());
  }

  async read() {
    const mine = ++this.#turn;
    try {
      const ticket = await get<Ticket>(`/api/registrations/${this.code}`);
      if (mine !== this.#turn) return;
      this.at = exact_now();
      this.ticket = ticket;
      this.status = "ready";
      keep_latest(key_of(ticket.code), { at: this.at, ticket } satisfies Kept);
    } catch (error) {
      if (mine === this.#turn) this.#failed(error);
    }
  }

  #failed(error: unknown) {
    if (error instanceof Refused && error.problem.status === 404) {
      forget(key_of(this.code));
      this.ticket = undefined;
      this.status = "missing";
    } else this.status = this.ticket ? "kept" : "failed";
  }
}
