// A text that was read, with the tree made of it: every change can be undone, and all of it survives a reload.
import { forget, keep, kept_key, read_kept } from "../../wire/kept";
import { add_after, anchor, join, move, place_of, rewrite, shift, split, split_into, take_out } from "./outline";
import type { Change, Field, Item, Items } from "./outline";
import type { LineFinding, OutlineRead, ReadNode, Warning } from "./drafting";

interface Kept {
  levels: string[];
  items: Items;
  key: number;
  lines: string[];
  warnings: Warning[];
  findings?: LineFinding[];
  based_on?: number;
}

const as_item = ({ level, number, title, short_title = "", body, node_id, line }: ReadNode, key: number): Item => ({
  ...{ key, level, number, title, short_title, body },
  ...(node_id === undefined ? {} : { node_id }),
  ...(line === undefined ? {} : { line }),
});

const most_undone = 200; // more than anybody remembers
const keep_after_ms = 400;

export class Workbench {
  levels = $state.raw<string[]>([]);
  items = $state.raw<Items>([]);
  key = $state(0); // of the item that is worked on
  lines = $state.raw<string[]>([]);
  warnings = $state.raw<Warning[]>([]);
  findings = $state.raw<LineFinding[]>([]);
  based_on = $state<number>(); // the version that is corrected
  kept = $state(true); // whether this device has room for it
  #done = $state.raw<Change[]>([]);
  #undone = $state.raw<Change[]>([]);
  #typing = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly plan_id: number) {
    const kept = read_kept<Kept>(this.#place());
    if (kept) this.#take(kept);
  }

  #place = () => kept_key("drafting", this.plan_id);

  get is_open() {
    return this.items.length > 0 || this.lines.length > 0;
  }
  get at() {
    return place_of(this.items, this.key);
  }
  get current() {
    return this.items[this.at];
  }
  get can_undo() {
    return this.#done.length > 0;
  }
  get can_redo() {
    return this.#undone.length > 0;
  }

  open({ levels, lines, warnings, findings, nodes }: OutlineRead, based_on?: number) {
    const items = nodes.map((node, i) => as_item(node, i + 1));
    this.#take({ levels, items, key: items[0]?.key ?? 0, lines, warnings, findings, based_on });
    this.#done = this.#undone = [];
    this.#keep_soon();
  }

  close() {
    clearTimeout(this.#timer);
    forget(this.#place());
    this.#take({ levels: [], items: [], key: 0, lines: [], warnings: [] });
    this.#done = this.#undone = [];
  }

  choose_node(node_id: number) {
    const found = this.items.find((one) => one.node_id === node_id);
    if (found) this.choose(found.key);
  }

  choose(key: number) {
    this.key = key;
    this.#typing = "";
  }

  shift = (by: 1 | -1) => this.#change(shift(this.items, this.key, by, this.levels.length));
  move = (by: 1 | -1) => this.#change(move(this.items, this.key, by));
  join = () => this.#change(join(this.items, this.key));
  take_out = () => this.#change(take_out(this.items, this.key));
  add = () => this.#change(add_after(this.items, this.key));
  anchor = (node_id: number, written_of: ReadonlySet<number>) =>
    this.#change(anchor(this.items, this.key, node_id, written_of));
  split_body = (before: string, after: string) => this.#change(split_into(this.items, this.key, "body", before, after));
  split = (field: "title" | "body", cursor: number) => this.#change(split(this.items, this.key, field, cursor));

  // What is typed in one field in one go is undone in one go.
  write(field: Field, words: string) {
    const typing = `${this.key} ${field}`;
    this.#change(rewrite(this.items, this.key, { [field]: words }), typing === this.#typing);
    this.#typing = typing;
  }

  undo = () => {
    const before = this.#done.at(-1);
    if (!before) return false;
    this.#undone = [...this.#undone, { items: this.items, key: this.key }];
    this.#done = this.#done.slice(0, -1);
    return this.#show(before);
  };

  redo = () => {
    const after = this.#undone.at(-1);
    if (!after) return false;
    this.#done = [...this.#done, { items: this.items, key: this.key }];
    this.#undone = this.#undone.slice(0, -1);
    return this.#show(after);
  };

  #change(next: Change | undefined, same_go = false): boolean {
    if (!next) return false;
    if (!same_go) this.#done = [...this.#done, { items: this.items, key: this.key }].slice(-most_undone);
    this.#undone = [];
    return this.#show(next);
  }

  #show({ items, key }: Change): boolean {
    this.items = items;
    this.choose(key);
    this.#keep_soon();
    return true;
  }

  #take({ levels, items, key, lines, warnings, findings = [], based_on }: Kept) {
    Object.assign(this, { levels, items, key, lines, warnings, findings, based_on });
  }

  #keep_soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep_now(), keep_after_ms);
  }

  keep_now() {
    if (!this.is_open) return;
    clearTimeout(this.#timer);
    const { levels, items, key, lines, warnings, findings, based_on } = this;
    this.kept = keep(this.#place(), { levels, items, key, lines, warnings, findings, based_on } satisfies Kept);
  }
}
