// The table of replies, page by page, as the address asks for it.
import { get, Refused, Unreached } from "../wire/api";
import type { Outcome, Reply } from "../wire/answers";
import type { Page, Problem } from "../wire/types";
import type { Readable, Status } from "../wire/view.svelte";
import { outcomes } from "./outcomes";

export interface RepliesSearch {
  outcome?: Outcome;
  node_id?: number;
}

// Closed lists only: anything else in the address is left out.
export function read_replies_search(query: URLSearchParams): RepliesSearch {
  const outcome = outcomes.find((one) => one === query.get("outcome"));
  const node_id = Number(query.get("node"));
  return {
    ...(outcome && { outcome }),
    ...(Number.isSafeInteger(node_id) && node_id > 0 && { node_id }),
  };
}

export function write_replies_search({ outcome, node_id }: RepliesSearch): URLSearchParams {
  const query = new URLSearchParams();
  if (outcome) query.set("outcome", outcome);
  if (node_id) query.set("node", String(node_id));
  return query;
}

export class Replies implements Readable {
  items = $state.raw<Reply[]>([]);
  next = $state<string>();
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();
  #turn = 0;

  constructor(
    private readonly consultation_id: number | string,
    private readonly search: RepliesSearch,
    private readonly limit = 50,
  ) {}

  async read() {
    const mine = ++this.#turn;
    try {
      const page = await this.#page(undefined, Math.min(100, Math.max(this.limit, this.items.length)));
      if (mine !== this.#turn) return;
      this.items = page.items;
      this.next = page.next;
      this.status = "ready";
    } catch (error) {
      if (mine === this.#turn && this.status !== "ready") this.#failed(error);
    }
  }

  async more() {
    const mine = this.#turn;
    const page = await this.#page(this.next, this.limit);
    if (mine !== this.#turn) return;
    this.items = [...this.items, ...page.items];
    this.next = page.next;
  }

  // For paper: everything.
  async all() {
    while (this.next) await this.more();
  }

  #page(cursor: string | undefined, limit: number): Promise<Page<Reply>> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (this.search.outcome) query.set("outcome", this.search.outcome);
    if (this.search.node_id) query.set("node_id", String(this.search.node_id));
    if (cursor) query.set("cursor", cursor);
    return get<Page<Reply>>(`/api/consultations/${this.consultation_id}/replies?${query}`);
  }

  #failed(error: unknown) {
    if (error instanceof Refused) {
      this.problem = error.problem;
      this.status = error.problem.status === 404 ? "missing" : "failed";
    } else this.status = error instanceof Unreached ? "unreached" : "failed";
  }
}
