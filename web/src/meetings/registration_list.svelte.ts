// The registrations that the desk looks at: a page at a time, kept true without moving under the reader.
import { Unreached } from "../wire/api";
import type { DeskRegistration } from "../wire/meetings";
import { on_return } from "../wire/network.svelte";
import { registrations, type Search } from "./meetings.svelte";

const page = 50;
const pause_ms = 2000; // under a stream of arrivals it is asked again only now and then
const most_asked = 100; // entries the server gives in one answer

export class RegistrationList {
  items = $state.raw<DeskRegistration[]>([]);
  next = $state<string>();
  status = $state<"loading" | "ready" | "unreached" | "failed">("loading");
  #timer?: ReturnType<typeof setTimeout>;
  #turn = 0;
  #stop = on_return(() => this.status !== "ready" && void this.load());

  constructor(
    private readonly meeting_id: number | string,
    readonly search: Search,
  ) {}

  async load() {
    const mine = ++this.#turn;
    try {
      const read = await registrations(this.meeting_id, { ...this.search, limit: page });
      if (mine !== this.#turn) return;
      this.items = read.items;
      this.next = read.next;
      this.status = "ready";
    } catch (error) {
      if (mine === this.#turn) this.status = error instanceof Unreached ? "unreached" : "failed";
    }
  }

  async more() {
    const read = await registrations(this.meeting_id, { ...this.search, cursor: this.next, limit: page });
    const here = new Set(this.items.map((one) => one.registration_id));
    this.items = [...this.items, ...read.items.filter((one) => !here.has(one.registration_id))];
    this.next = read.next;
  }

  // Something moved at the meeting: what is shown is asked for again.
  refresh() {
    if (this.status !== "ready" || this.#timer) return;
    this.#timer = setTimeout(() => void this.#ask_again(), pause_ms * (0.5 + Math.random()));
  }

  async #ask_again() {
    this.#timer = undefined;
    if (this.items.length <= most_asked) return this.#reload();
    const read = await this.#first();
    const fresh = new Map(read.map((one) => [one.registration_id, one]));
    this.items = this.items.map((one) => fresh.get(one.registration_id) ?? one);
  }

  async #reload() {
    const mine = ++this.#turn;
    const limit = Math.max(page, this.items.length);
    const read = await registrations(this.meeting_id, { ...this.search, limit }).catch(() => undefined);
    if (!read || mine !== this.#turn) return;
    this.items = read.items;
    this.next = read.next;
  }

  async #first(): Promise<DeskRegistration[]> {
    const read = await registrations(this.meeting_id, { ...this.search, limit: most_asked }).catch(() => undefined);
    return read?.items ?? [];
  }

  leave() {
    this.#turn += 1;
    this.#stop();
    clearTimeout(this.#timer);
  }
}
