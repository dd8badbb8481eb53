// A ticket as this device keeps it: shown at once, also without network, and read again whenever there is some.
import { get, Refused } from "../wire/api";
import { exact_now } from "../wire/clock.svelte";
import { on_return } from "../wire/network.svelte";
import type { Ticket } from "../wire/meetings";

const prefix = "arengo:ticket:";

interface Kept {
  at: number;
  ticket: Ticket;
}

function kept_at(key: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(ticket: Ticket, at: number) {
  try {
    localStorage.setItem(prefix + ticket.code, JSON.stringify({ at, ticket } satisfies Kept));
  } catch {
    // no room: it is shown all the same, as long as there is network
  }
}

const keys = () => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)!);

// The tickets of this device, the next meeting first; those of the past are let go.
export function kept_tickets(now: number): Ticket[] {
  const day = 86_400_000;
  const all: Ticket[] = [];
  for (const key of keys().filter((one) => one.startsWith(prefix))) {
    const found = kept_at(key);
    if (found && Date.parse(found.ticket.meeting.ends_at) + day > now) all.push(found.ticket);
    else localStorage.removeItem(key);
  }
  return all.sort((a, b) => a.meeting.starts_at.localeCompare(b.meeting.starts_at));
}

export function forget_tickets() {
  for (const key of keys()) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

export class TicketView {
  ticket = $state.raw<Ticket>();
  status = $state<"loading" | "ready" | "kept" | "missing" | "failed">("loading");
  at = $state(0); // when what is shown was read
  #turn = 0;

  constructor(readonly code: string) {
    const found = kept_at(prefix + code);
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
      keep(ticket, this.at);
    } catch (error) {
      if (mine === this.#turn) this.#failed(error);
    }
  }

  #failed(error: unknown) {
    if (error instanceof Refused && error.problem.status === 404) {
      localStorage.removeItem(prefix + this.code);
      this.ticket = undefined;
      this.status = "missing";
    } else this.status = this.ticket ? "kept" : "failed";
  }
}
