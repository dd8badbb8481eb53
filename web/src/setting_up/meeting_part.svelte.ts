// One part of a meeting being set up, saved whole. Others may change the meeting meanwhile: what they change elsewhere is no
// matter, what they change here is shown beside mine.
import { problem_of, refusal_words } from "../words/refusals";
import { Kept } from "./kept.svelte";

export interface Loaded<T> {
  value: T;
  revision: number;
}
interface Ways<T> {
  load: () => Promise<Loaded<T>>;
  send: (value: T, revision: number) => Promise<unknown>;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export class MeetingPart<T extends object> {
  form: Kept<T>;
  theirs = $state.raw<Loaded<T>>();
  problem = $state("");
  busy = $state(false);
  saved = $state(false);
  #base: T;
  #revision: number;

  constructor(
    key: string,
    loaded: Loaded<T>,
    private readonly ways: Ways<T>,
  ) {
    this.form = new Kept<T>(key, structuredClone(loaded.value));
    this.#base = loaded.value;
    this.#revision = loaded.revision;
  }

  touched = () => {
    this.saved = false;
    this.form.touched();
  };

  // What others did shows itself, unless somebody is typing here.
  async refresh() {
    if (this.form.dirty || this.busy || this.theirs) return;
    const fresh = await this.ways.load().catch(() => undefined);
    if (fresh && !this.form.dirty) this.#begin(fresh);
  }

  #begin(fresh: Loaded<T>) {
    this.#base = fresh.value;
    this.#revision = fresh.revision;
    this.form.settle(structuredClone(fresh.value));
  }

  async save(again = true): Promise<boolean> {
    if (this.busy && again) return false;
    this.busy = true;
    this.problem = "";
    try {
      await this.ways.send($state.snapshot(this.form.value) as T, this.#revision);
      this.#begin(await this.ways.load());
      this.saved = true;
    } catch (error) {
      if (problem_of(error)?.status !== 412) this.problem = refusal_words(error);
      else if (await this.#only_elsewhere(again)) return this.save(false);
    }
    this.busy = false;
    return this.saved;
  }

  async #only_elsewhere(again: boolean): Promise<boolean> {
    const fresh = await this.ways.load();
    if (!again || !same(fresh.value, this.#base)) {
      this.theirs = fresh;
      return false;
    }
    this.#revision = fresh.revision;
    return true;
  }

  keep_mine = () => {
    this.#base = this.theirs!.value;
    this.#revision = this.theirs!.revision;
    this.theirs = undefined;
    void this.save();
  };

  take_theirs = () => {
    this.#begin(this.theirs!);
    this.theirs = undefined;
  };
}
