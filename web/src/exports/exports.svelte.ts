// The catalogue of a process: read once, again when something of it changes, and every two seconds while a file is made.
import { get, post, Refused, Unreached } from "../wire/api";
import type { ExportCatalogue, ExportItem, ExportJob } from "../wire/exports";
import { on_return } from "../wire/network.svelte";
import type { Language, Problem } from "../wire/types";
import type { Readable, Status } from "../wire/view.svelte";
import { language } from "../words/words.svelte";
import type { Asked } from "./as_of";

const look_again_ms = 2000;

const is_under_way = (job: ExportJob | undefined) => job?.state === "waiting" || job?.state === "running";

// The kinds of event after which the catalogue reads differently.
export const export_events = ["export_asked", "export_prepared", "export_failed"];

export class Exports implements Readable {
  catalogue = $state.raw<ExportCatalogue>();
  status = $state<Status>("loading");
  problem = $state.raw<Problem>();
  #timer?: ReturnType<typeof setTimeout>;
  #open = false;
  #turn = 0;

  constructor(
    private readonly process_id: number,
    private readonly only_desk: boolean, // for others it is as if there were none
  ) {}

  // For $effect: reads, and keeps reading until it is let go.
  use(): () => void {
    this.#open = true;
    const forget = on_return(() => void this.read());
    void this.read();
    return () => {
      this.#open = false;
      clearTimeout(this.#timer);
      forget();
    };
  }

  async read() {
    const turn = ++this.#turn;
    try {
      const found = await get<ExportCatalogue>(`/api/processes/${this.process_id}/exports`);
      if (turn !== this.#turn) return;
      this.catalogue = found;
      this.status = this.only_desk && !found.may_prepare ? "missing" : "ready";
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
    if (turn === this.#turn) this.#look_again();
  }

  item(name: string): ExportItem | undefined {
    return this.catalogue?.items.find((one) => one.export === name);
  }

  async prepare(name: string, asked: Asked, wanted: Language = language()) {
    await post(`/api/processes/${this.process_id}/exports`, { export: name, language: wanted, ...asked });
    await this.read();
  }

  #look_again() {
    clearTimeout(this.#timer);
    if (!this.#open || !this.catalogue?.items.some((one) => one.jobs?.some(is_under_way))) return;
    this.#timer = setTimeout(() => (document.hidden ? this.#look_again() : void this.read()), look_again_ms);
  }

  #failed(error: unknown) {
    if (this.status === "ready") return; // what is shown stays
    if (error instanceof Refused) {
      this.problem = error.problem;
      this.status = error.problem.status === 404 ? "missing" : "failed";
    } else this.status = error instanceof Unreached ? "unreached" : "failed";
  }
}
