// One table as a person sees it: what the server said last, kept for a reload without network, with what is on its way.
import { getContext, setContext } from "svelte";
import { participant } from "../people/people.svelte";
import { refusal_words } from "../words/refusals";
import { announce } from "../ui/announce.svelte";
import { close_toast, current_toast, show_toast, type Toast } from "../ui/toast.svelte";
import { new_key, post, Refused, write, type Write } from "../wire/api";
import { exact_now } from "../wire/clock.svelte";
import { keep, read_kept } from "../wire/kept";
import { is_offline, outbox, unsent_items } from "../wire/network.svelte";
import type { Sent } from "../wire/outbox";
import type { Unsent } from "../wire/shelf";
import type { Desk, Note, Table } from "../wire/tables";
import { view, type View } from "../wire/view.svelte";
import { t } from "../words/words.svelte";
import { first_words } from "./order";
import { with_unsent, type Waiting } from "./unsent";

interface Kept<T> {
  person_id?: number;
  state: T;
}

const undo_shown_ms = 10_000; // long enough to see that it was the wrong one

export class AtTable<T extends Table = Table> {
  readonly view: View<T>;
  #kept = $state.raw<Kept<T>>();
  #under_way = $state.raw<(Waiting & { seq?: number })[]>([]);
  #offered?: Toast;
  #steps: string[] = []; // keys of what was done here and may still be taken back unsent

  readonly server = $derived.by(() => this.view.state ?? (this.is_cut_off() ? this.#kept?.state : undefined));
  readonly items = $derived.by(() => this.#items());
  readonly shown = $derived.by(() => (this.server ? with_unsent(this.server, this.items) : undefined));
  readonly table = $derived.by(() => this.shown?.table);

  constructor(
    readonly table_id: number,
    readonly desk: boolean,
  ) {
    const path = `/api/tables/${table_id}`;
    this.view = desk
      ? (view<Desk>(`${path}/desk`, (state) => `table/${state.table_id}/desk`) as unknown as View<T>)
      : (view<Table>(path, (state) => `table/${state.table_id}`) as unknown as View<T>);
    this.#kept = read_kept<Kept<T>>(this.#name());
  }

  person_id(): number | undefined {
    return participant()?.person_id ?? this.#kept?.person_id;
  }

  is_cut_off(): boolean {
    return this.view.status === "unreached" || (this.view.status === "loading" && is_offline());
  }

  // For $effect: writes down what is seen, so that a reload without network shows it again.
  keep() {
    if (!this.view.state) return;
    this.#kept = { person_id: participant()?.person_id, state: this.view.state };
    keep(this.#name(), this.#kept); // no room: only a reload without network will not show it
  }

  // For $effect: what the live view already contains is no longer on its way.
  settle() {
    const seq = this.view.seq;
    const left = this.#under_way.filter((one) => one.seq === undefined || one.seq > seq);
    if (left.length < this.#under_way.length) this.#under_way = left;
  }

  // Sends through the outbox; a refusal is told, and thrown for whoever keeps the words.
  async send<A extends { seq: number }>(what: Unsent["what"], title: string, write: Write): Promise<Sent<A>> {
    const person_id = this.person_id();
    if (person_id === undefined) throw new Refused({ status: 401, reason: "not_signed_in" });
    const key = new_key();
    this.#under_way = [...this.#under_way, { key, at: exact_now(), write }];
    this.#steps.push(key);
    if (what !== "step") this.#withdraw_undo();
    try {
      const answer = await outbox.put<A>({ what, title, person_id, write, key });
      const seq = "sent" in answer ? answer.sent.seq : undefined;
      if (seq === undefined || seq <= this.view.seq) this.#forget(key);
      else this.#under_way = this.#under_way.map((one) => (one.key === key ? { ...one, seq } : one));
      return answer;
    } catch (error) {
      this.#forget(key);
      throw error;
    }
  }

  // A note that was refused after its field had gone, as when the session closes: its words stay in sight.
  async keep_note(title: string, write: Write, error: unknown) {
    const person_id = this.person_id();
    if (person_id !== undefined && error instanceof Refused)
      await outbox.keep({ what: "note", title, person_id, write }, error.problem);
  }

  // A step on the board; it can be taken back for a while.
  async step(said: string, write: Write, undoable = true): Promise<boolean> {
    try {
      if (undoable) this.#offer_undo(said);
      await this.send("step", said, write);
      return true;
    } catch (error) {
      show_toast({ text: refusal_words(error) });
      return false;
    }
  }

  // What only makes sense now, such as a pause: without network it is refused here, in plain words.
  async now(act: () => Promise<unknown>, said?: string): Promise<boolean> {
    try {
      await act();
      if (said) announce(said);
      return true;
    } catch (error) {
      show_toast({ text: refusal_words(error) });
      return false;
    }
  }

  session(action: string, more: { round?: number; minutes?: number } = {}) {
    return this.now(() => post(`/api/tables/${this.table_id}/session`, { action, ...more }));
  }

  // The newest step, unsent ones first: those are simply not sent. What is being sent arrives before it is taken back.
  async undo() {
    close_toast();
    const person_id = this.person_id();
    if (person_id !== undefined) await outbox.flush(person_id);
    const unsent = unsent_items().findLast((item) => !item.refused && this.#steps.includes(item.key));
    if (unsent) await outbox.drop(unsent.key);
    else await this.now(() => post(`/api/tables/${this.table_id}/undo`), t("tables.undone"));
  }

  note_step(note: Note, verb: string, body: object, said: string) {
    return this.step(said, { method: "POST", path: `/api/contributions/${note.contribution_id}/${verb}`, body });
  }

  // The newest step is another now: what the toast offered would take back something else.
  #withdraw_undo() {
    if (this.#offered && current_toast() === this.#offered) close_toast();
  }

  #offer_undo(text: string) {
    const toast = { text, action: t("tables.undo"), act: () => void this.undo() };
    this.#offered = toast;
    show_toast(toast);
    setTimeout(() => current_toast() === toast && close_toast(), undo_shown_ms);
  }

  #forget(key: string) {
    this.#under_way = this.#under_way.filter((one) => one.key !== key);
  }

  #items(): Waiting[] {
    const who = this.person_id();
    const mine = unsent_items().filter((one) => one.person_id === who && ["note", "line", "step"].includes(one.what));
    const told = new Set(mine.map((item) => item.key));
    return [...this.#under_way.filter((one) => !told.has(one.key)), ...mine].sort((a, b) => a.at - b.at);
  }

  #name() {
    return `arengo:table:${this.table_id}:${this.desk ? "desk" : "seat"}`;
  }
}

export type Board = AtTable<Desk>;

const place = Symbol("table");
export const sit_at = <T extends Table>(at: AtTable<T>) => setContext(place, at);
export const the_table = <T extends Table = Table>() => getContext<AtTable<T>>(place);
export const the_board = () => getContext<Board>(place);

export const edit = <A>(path: string, body: object, if_match: number) =>
  write<A>({ method: "PATCH", path, body, if_match });

export const title_of = (note: { number?: number; text: string }) =>
  note.number ? t("tables.note_n_words", { n: note.number, words: first_words(note.text) }) : first_words(note.text);
