// The log as far as it was read: a page at a time, newest first.
import { Unreached } from "../wire/api";
import { on_return } from "../wire/network.svelte";
import { read_log, type LogItem, type LogPage, type LogSearch } from "./setting_up";

export class LogList {
  items = $state.raw<LogItem[]>([]);
  people = $state.raw<LogPage["people"]>([]);
  next = $state<string>();
  status = $state<"loading" | "ready" | "unreached" | "failed">("loading");
  #turn = 0;
  #stop = on_return(() => this.status !== "ready" && void this.load());

  constructor(
    private readonly process_id: number,
    readonly search: LogSearch,
  ) {}

  load = () => this.#read(undefined);
  more = () => this.#read(this.next);

  leave() {
    this.#stop();
    ++this.#turn;
  }

  async #read(cursor: string | undefined) {
    const mine = ++this.#turn;
    try {
      const page = await read_log(this.process_id, this.search, cursor);
      if (mine !== this.#turn) return;
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.people = page.people;
      this.next = page.next;
      this.status = "ready";
    } catch (error) {
      if (mine === this.#turn) this.status = error instanceof Unreached ? "unreached" : "failed";
    }
  }
}
