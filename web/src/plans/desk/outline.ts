// The tree of a draft while it is corrected: a list of nodes in the order of the text, each with its level. Every change
// gives a new list; nothing is lost but what is removed.
export interface Item {
  key: number; // of this tree only
  level: number; // 1-based
  number: string;
  title: string;
  short_title: string;
  body: string;
  node_id?: number; // the node of the plan that it stays
  line?: number; // where it was read
}

export type Field = "number" | "title" | "body";
export type Items = readonly Item[];

// What a change gives: the tree, and the item to go on with.
export interface Change {
  items: Items;
  key: number;
}

export const place_of = (items: Items, key: number) => items.findIndex((one) => one.key === key);

// The place after the last one that hangs beneath.
export function end_of(items: Items, at: number): number {
  const { level } = items[at]!;
  const next = items.findIndex((one, i) => i > at && one.level <= level);
  return next < 0 ? items.length : next;
}

// The one before it under the same parent.
export function sibling_before(items: Items, at: number): number {
  const { level } = items[at]!;
  for (let i = at - 1; i >= 0 && items[i]!.level >= level; --i) if (items[i]!.level === level) return i;
  return -1;
}

export function sibling_after(items: Items, at: number): number {
  const end = end_of(items, at);
  return items[end]?.level === items[at]!.level ? end : -1;
}

const new_key = (items: Items) => items.reduce((most, { key }) => Math.max(most, key), 0) + 1;

// The node and all beneath it, one level down (1) or up (-1).
export function shift(items: Items, key: number, by: 1 | -1, levels: number): Change | undefined {
  const at = place_of(items, key);
  if (at < 0) return undefined;
  const end = end_of(items, at);
  const moved = items.slice(at, end);
  if (by > 0 && (at === 0 || moved.some(({ level }) => level >= levels))) return undefined;
  if (by < 0 && moved[0]!.level === 1) return undefined;
  const shifted = moved.map((one) => ({ ...one, level: one.level + by }));
  return { items: [...items.slice(0, at), ...shifted, ...items.slice(end)], key };
}

// The node with all beneath it, past the sibling before (-1) or after (1) it.
export function move(items: Items, key: number, by: 1 | -1): Change | undefined {
  const at = place_of(items, key);
  if (at < 0) return undefined;
  const first = by < 0 ? sibling_before(items, at) : at;
  const second = by < 0 ? at : sibling_after(items, at);
  if (first < 0 || second < 0) return undefined;
  const end = end_of(items, second);
  return {
    items: [...items.slice(0, first), ...items.slice(second, end), ...items.slice(first, second), ...items.slice(end)],
    key,
  };
}

// What stands from the cursor on begins a node of its own, beside the first; what hung beneath follows it.
export function split(items: Items, key: number, field: "title" | "body", cursor: number): Change | undefined {
  const at = place_of(items, key);
  if (at < 0) return undefined;
  const one = items[at]!;
  return split_into(items, key, field, one[field].slice(0, cursor), one[field].slice(cursor));
}

// The same, where the two parts are known.
export function split_into(
  items: Items,
  key: number,
  field: "title" | "body",
  before: string,
  after: string,
): Change | undefined {
  const at = place_of(items, key);
  if (at < 0) return undefined;
  const one = items[at]!;
  const left = before.trim();
  const right = after.trim();
  if (left === "" || right === "") return undefined;
  const next: Item = { key: new_key(items), level: one.level, number: "", title: "", short_title: "", body: "" };
  if (one.line !== undefined) next.line = one.line;
  let first: Item;
  if (field === "title") {
    first = { ...one, title: left, body: "" };
    Object.assign(next, { title: right, body: one.body });
  } else {
    first = { ...one, body: left };
    Object.assign(next, one.title === "" ? { body: right } : with_title(right));
  }
  return { items: [...items.slice(0, at), first, next, ...items.slice(at + 1)], key: next.key };
}

// A node that begins with a paragraph takes it as its title.
function with_title(text: string): { title: string; body: string } {
  const cut = text.search(/\n/);
  return cut < 0 ? { title: text, body: "" } : { title: text.slice(0, cut).trim(), body: text.slice(cut).trim() };
}

// Its words go to the end of the node before it in the text; what hung beneath stays where it stands.
export function join(items: Items, key: number): Change | undefined {
  const at = place_of(items, key);
  if (at < 1) return undefined;
  const before = items[at - 1]!;
  const one = items[at]!;
  const words = [one.title, one.body].filter(Boolean).join("\n\n");
  const joined =
    before.body === "" && before.title === ""
      ? { ...before, title: one.title, body: one.body }
      : { ...before, body: [before.body, words].filter(Boolean).join("\n\n") };
  return { items: [...items.slice(0, at - 1), joined, ...items.slice(at + 1)], key: before.key };
}

export function rewrite(items: Items, key: number, words: Partial<Pick<Item, Field>>): Change {
  return { items: items.map((one) => (one.key === key ? { ...one, ...words } : one)), key };
}

// A person says which node of the plan it is: what is anchored there follows it. A node that is one of the plan already may
// become another only while nobody has written of it.
export function anchor(
  items: Items,
  key: number,
  node_id: number,
  written_of: ReadonlySet<number> = new Set(),
): Change | undefined {
  const own = items.find((one) => one.key === key)?.node_id;
  if (own !== undefined && written_of.has(own)) return undefined;
  if (items.some((one) => one.node_id === node_id)) return undefined;
  return { items: items.map((one) => (one.key === key ? { ...one, node_id } : one)), key };
}

// Without what hangs beneath: that moves up to the level of what is gone, and stands there.
export function take_out(items: Items, key: number): Change | undefined {
  const at = place_of(items, key);
  if (at < 0 || items.length === 1) return undefined;
  const end = end_of(items, at);
  const beneath = items.slice(at + 1, end).map((one) => ({ ...one, level: one.level - 1 }));
  const rest = [...items.slice(0, at), ...beneath, ...items.slice(end)];
  return { items: rest, key: rest[Math.min(at, rest.length - 1)]!.key };
}

export function add_after(items: Items, key: number): Change {
  const at = place_of(items, key);
  const level = items[at]?.level ?? 1;
  const added: Item = { key: new_key(items), level, number: "", title: "", short_title: "", body: "" };
  const place = at < 0 ? items.length : end_of(items, at);
  return { items: [...items.slice(0, place), added, ...items.slice(place)], key: added.key };
}

// Nodes that say nothing: a draft cannot keep them.
export const empty_ones = (items: Items) =>
  items.filter(({ title, body }) => title.trim() === "" && body.trim() === "");

export const name_of = ({ number, title, body }: Item) => [number, title || body].filter(Boolean).join(" ");
