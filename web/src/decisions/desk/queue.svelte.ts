// The proposals that the desk does not show by itself: all of them before the closing, later those beyond the first two
// hundred. Read page by page, and again when something moved.
import { Unreached } from "../../wire/api";
import type { DecisionCard } from "../../wire/decisions";
import { on_return } from "../../wire/network.svelte";
import { cards_after } from "./deciding.svelte";

const page = 100;

export class FurtherCards {
  items = $state.raw<DecisionCard[]>([]);
  next = $state<string>();
  status = $state<"idle" | "loading" | "ready" | "unreached" | "failed">("idle");
  #turn = 0;
  #stop = on_return(() => this.status === "unreached" && void this.load());

  constructor(
    private readonly consultation_id: string,
    private readonly from: number,
  ) {}

  // As many as are shown already, so that nothing goes away under the reader.
  async load() {
    const mine = ++this.#turn;
    if (this.status !== "ready") this.status = "loading";
    try {
      let all: DecisionCard[] = [];
      let next: string | undefined = String(this.from);
      do {
        const read = await cards_after(this.consultation_id, Number(next), page);
        all = [...all, ...read.items];
        next = read.next;
      } while (next !== undefined && all.length < this.items.length);
      if (mine !== this.#turn) return;
      this.items = all;
      this.next = next;
      this.status = "ready";
    } catch (error) {
      if (mine === this.#turn) this.status = error instanceof Unreached ? "unreached" : "failed";
    }
  }

  async more() {
    if (this.next === undefined) return;
    try {
      const read = await cards_after(this.consultation_id, Number(this.next), page);
      this.items = [...this.items, ...read.items];
      this.next = read.next;
    } catch (error) {
      this.status = error instanceof Unreached ? "unreached" : "failed";
    }
  }

  leave() {
    this.#turn += 1;
    this.#stop();
  }
}

// One by its number, wherever it stands in the list.
export async function card_numbered(consultation_id: string, number: number): Promise<DecisionCard | undefined> {
  const { items } = await cards_after(consultation_id, number - 1, 1);
  return items.find((one) => one.number === number);
}
