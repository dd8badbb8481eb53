// What is being written of a decision: kept on this device as it is typed, saved against the words it began from. When
// somebody else saved meanwhile both texts are there, and a person chooses.
import { forget, keep, read_kept } from "../../wire/kept";
import { problem_of, refusal_words } from "../../words/refusals";
import { exact_now } from "../../wire/clock.svelte";
import type { DecisionFile, DecisionText, Outcome, StandingDecision } from "../../wire/decisions";
import { t } from "../../words/words.svelte";
import { save_decision, set_aside, take_step } from "./deciding.svelte";
import { draft_key, unsaved } from "./unsaved.svelte";
import { composed, missing, same_text, takes_words, text_of, tidy } from "./text";

interface Base {
  revision: number;
  text: DecisionText;
}
interface Kept {
  text: DecisionText;
  base: Base;
  at: number;
}

export type Wrong = Partial<Record<string, string>>;

export class DecisionForm {
  text = $state<DecisionText>({ reason: "", points: [] });
  base = $state.raw<Base>({ revision: 1, text: { reason: "", points: [] } });
  newer = $state.raw<StandingDecision>(); // somebody saved while this was being written
  comparing = $state(false); // both texts are being looked at
  beside = $state.raw<StandingDecision>(); // theirs, to be read while one composes
  kept_at = $state<number>();
  saved_at = $state<number>();
  busy = $state(false);
  problem = $state("");
  wrong = $state.raw<Wrong>({});
  no_room = $state(false);
  readonly #key: string;

  constructor(
    private file: DecisionFile,
    person_id: number,
    private readonly moved: () => Promise<void>,
  ) {
    this.#key = draft_key(person_id, file.proposal_id);
    this.#begin(file);
    const kept = read_kept<Kept>(this.#key);
    if (!kept) return;
    this.text = kept.text;
    this.base = kept.base;
    this.kept_at = kept.at;
    this.take(file);
  }

  get dirty(): boolean {
    return !same_text(this.text, this.base.text);
  }

  #begin(from: DecisionText & { revision: number }) {
    this.base = { revision: from.revision, text: text_of(from) };
    this.text = text_of(from);
    this.newer = undefined;
    this.comparing = false;
  }

  // The file was read again. What is being typed stays.
  take(file: DecisionFile) {
    this.file = file;
    if (file.revision <= this.base.revision) return;
    if (same_text(this.text, file)) return this.#settled(file.revision);
    if (!this.dirty) return this.#begin(file);
    const { revision, state, edited } = file;
    this.newer = { ...text_of(file), revision, state, edited };
  }

  // What is accepted begins from the words that were proposed.
  choose(outcome: Outcome) {
    this.text.outcome = outcome;
    if (takes_words(outcome) && this.file.suggested_text !== undefined)
      this.text.accepted_text ??= this.file.suggested_text;
    this.changed();
  }

  changed() {
    this.wrong = {};
    this.problem = "";
    if (!this.dirty) return this.#forget();
    this.kept_at = exact_now();
    this.saved_at = undefined;
    this.no_room = !keep(this.#key, {
      text: tidy_for_keeping(this.text),
      base: this.base,
      at: this.kept_at,
    } satisfies Kept);
    unsaved.add(this.file.proposal_id);
  }

  #forget() {
    forget(this.#key);
    unsaved.delete(this.file.proposal_id);
    this.kept_at = undefined;
    this.no_room = false;
  }

  // What stands on the server is what was written here.
  #settled(revision: number) {
    this.base = { revision, text: text_of($state.snapshot(this.text)) };
    this.newer = undefined;
    this.comparing = false;
    this.beside = undefined;
    this.#forget();
  }

  async #run(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = "";
    this.wrong = {};
    try {
      await act();
      return true;
    } catch (error) {
      this.#refused(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #refused(error: unknown) {
    if (error instanceof Incomplete) return;
    const problem = problem_of(error);
    if (problem?.reason === "stale_revision" && problem.current) return this.#overtaken(problem.current);
    const field = problem?.field;
    if (field && field in { outcome: 1, reason: 1, accepted_text: 1, passed_to: 1, points: 1 }) {
      const said = problem.reason === "required" ? t(`deciding.missing.${field}`) : refusal_words(error);
      this.wrong = { [field]: said };
    } else this.problem = refusal_words(error);
  }

  #overtaken(current: unknown) {
    const standing = current as StandingDecision;
    if (same_text(this.text, standing)) return this.#settled(standing.revision); // an answer that got lost on its way
    this.newer = standing;
    this.comparing = true;
  }

  save = () => this.#run(() => this.#save());

  async #save() {
    const sent = tidy($state.snapshot(this.text));
    if (sent.points.some((point) => !point.title)) {
      this.wrong = { point_title: t("deciding.missing.point_title") };
      throw new Incomplete();
    }
    const { revision } = await save_decision(this.file.proposal_id, this.base.revision, sent);
    this.#settled(revision);
    this.saved_at = exact_now();
    void this.moved();
  }

  // Sends it on as it is written here: what is not saved yet is saved first.
  step(step: "propose" | "approve"): Promise<boolean> {
    const lacks = missing(this.text, this.file.kind);
    if (lacks.length > 0) {
      this.wrong = Object.fromEntries(lacks.map((field) => [field, t(`deciding.missing.${field}`)]));
      return Promise.resolve(false);
    }
    return this.#run(async () => {
      if (this.dirty) await this.#save();
      await take_step(this.file.proposal_id, step, this.base.revision);
      await this.moved();
    });
  }

  async compose() {
    const theirs = this.newer!;
    const mine = tidy($state.snapshot(this.text));
    const done = await this.#run(() => set_aside(this.file.proposal_id, mine));
    if (!done) return;
    const text = composed(this.base.text, mine, theirs);
    this.#begin(theirs);
    this.text = text;
    this.beside = theirs;
    this.changed();
    void this.moved();
  }

  async keep_mine() {
    this.base = { revision: this.newer!.revision, text: text_of(this.newer!) };
    this.comparing = false;
    this.newer = undefined;
    this.changed();
    await this.save();
  }

  async take_theirs() {
    const theirs = this.newer!;
    const mine = tidy($state.snapshot(this.text));
    if (!(await this.#run(() => set_aside(this.file.proposal_id, mine)))) return;
    this.#begin(theirs);
    this.#forget();
    void this.moved();
  }

  discard() {
    this.#begin(this.file);
    this.beside = undefined;
    this.#forget();
  }
}

// Said beside its field already.
class Incomplete extends Error {}

const tidy_for_keeping = (text: DecisionText) => text_of($state.snapshot(text) as DecisionText);
