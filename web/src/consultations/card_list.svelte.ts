// A list of proposals that stays true without moving under the reader: numbers change in place, new ones wait to be asked for.
import { Unreached } from "../wire/api";
import { on_return } from "../wire/network.svelte";
import type { Card, Consultation } from "../wire/types";
import { proposals, type Search } from "./consultations.svelte";

// One change is seen at once; under a stream of changes everybody asks again only now and then.
const pause_ms = 5000;
const spread_ms = 400;

export class CardList {
  items = $state.raw<Card[]>([]);
  next = $state<string>();
  status = $state<"loading" | "ready" | "unreached" | "failed">("loading");
  arrived = $state.raw<Card[]>([]);
  #asked_at = 0;
  #timer?: ReturnType<typeof setTimeout>;
  #turn = 0;
  #stop = on_return(() => this.status !== "ready" && void this.load());

  constructor(
    private readonly consultation_id: number,
    readonly search: Search,
  ) {}

  async load() {
    const mine = ++this.#turn;
    try {
      const page = await proposals(this.consultation_id, this.search);
      if (mine !== this.#turn) return;
      this.items = page.items;
      this.next = page.next;
      this.arrived = [];
      this.status = "ready";
    } catch (error) {
      if (mine === this.#turn) this.status = error instanceof Unreached ? "unreached" : "failed";
    }
  }

  async more() {
    const page = await proposals(this.consultation_id, { ...this.search, cursor: this.next });
    this.items = [...this.items, ...page.items.filter((card) => !this.#has(card))];
    this.next = page.next;
  }

  // The consultation moved: what it carries is taken at once, the rest is asked for.
  follow(consultation: Consultation) {
    this.#renew(Object.values(consultation.newest));
    if (this.status !== "ready" || this.#timer) return;
    const wait = Math.max(0, this.#asked_at + pause_ms - Date.now()) + Math.random() * spread_ms;
    this.#timer = setTimeout(() => void this.#ask_again(), wait);
  }

  leave() {
    this.#turn += 1;
    this.#stop();
    clearTimeout(this.#timer);
  }

  async #ask_again() {
    this.#timer = undefined;
    this.#asked_at = Date.now();
    const mine = this.#turn;
    try {
      const limit = Math.min(100, Math.max(this.items.length, 20));
      const page = await proposals(this.consultation_id, { ...this.search, limit });
      if (mine !== this.#turn) return;
      this.#renew(page.items);
      this.arrived = page.items.filter((card) => !this.#has(card) && this.#is_newer(card));
    } catch {
      // the next change asks again
    }
  }

  #renew(fresh: Card[]) {
    const by_id = new Map(fresh.map((card) => [card.proposal_id, card]));
    if (!this.items.some((card) => by_id.has(card.proposal_id))) return;
    this.items = this.items.map((card) => by_id.get(card.proposal_id) ?? card);
  }

  #has(card: Card): boolean {
    return this.items.some((one) => one.proposal_id === card.proposal_id);
  }

  #is_newer(card: Card): boolean {
    return this.items.every((one) => card.proposal_id > one.proposal_id);
  }
}
