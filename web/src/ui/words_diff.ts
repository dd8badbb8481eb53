// Which words a proposal takes away and which it adds: whole words, what goes before what comes.
import { diffWordsWithSpace } from "diff";

export interface Part {
  text: string;
  change: "same" | "removed" | "added";
}

const has_word = (text: string) => /[\p{L}\p{N}]/u.test(text);

interface Change {
  removed: string;
  added: string;
  then: string; // what stands unchanged after it
}

export function words_diff(before: string, after: string): Part[] {
  const parts: Part[] = [];
  for (const { removed, added, then } of changes(before, after)) {
    const [shared, out, come] = without_shared_edges(removed, added);
    parts.push(
      { text: shared.start, change: "same" },
      { text: out, change: "removed" },
      { text: come, change: "added" },
      { text: shared.end + then, change: "same" },
    );
  }
  return joined(parts.filter((part) => part.text !== ""));
}

function changes(before: string, after: string): Change[] {
  const out: Change[] = [{ removed: "", added: "", then: "" }];
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    const last = out.at(-1)!;
    if (!added && !removed) last.then += value;
    else if (last.then === "") last[added ? "added" : "removed"] += value;
    else out.push({ removed: removed ? value : "", added: added ? value : "", then: "" });
  }
  return out.reduce<Change[]>(together, []);
}

// Two changes with next to nothing between them read as one.
function together(done: Change[], next: Change): Change[] {
  const last = done.at(-1);
  if (!last || !read_as_one(last, next)) return [...done, next];
  last.removed += last.then + next.removed;
  last.added += last.then + next.added;
  last.then = next.then;
  return done;
}

// A space, a comma; or, where words take the place of others, one small word that both happen to share.
function read_as_one(one: Change, other: Change): boolean {
  if (is_empty(one)) return false;
  if (!has_word(one.then)) return true;
  return (replaces(one) || replaces(other)) && /^\s*[\p{L}\p{N}]{1,5}\s*$/u.test(one.then);
}

const is_empty = (change: Change) => change.removed === "" && change.added === "";
const replaces = (change: Change) => change.removed !== "" && change.added !== "";

// A space or comma that both sides begin or end with has not changed.
function without_shared_edges(removed: string, added: string): [{ start: string; end: string }, string, string] {
  let start = 0;
  while (start < removed.length && removed[start] === added[start] && !has_word(removed[start]!)) start += 1;
  let end = 0;
  const most = Math.min(removed.length, added.length) - start;
  while (end < most && removed.at(-1 - end) === added.at(-1 - end) && !has_word(removed.at(-1 - end)!)) end += 1;
  return [
    { start: removed.slice(0, start), end: removed.slice(removed.length - end) },
    removed.slice(start, removed.length - end),
    added.slice(start, added.length - end),
  ];
}

function joined(parts: Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last && last.change === part.change) last.text += part.text;
    else out.push({ ...part });
  }
  return out;
}

export function count_words(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

export function changed_words(parts: Part[]): { added: number; removed: number } {
  const sum = (change: Part["change"]) =>
    parts.filter((part) => part.change === change).reduce((n, part) => n + count_words(part.text), 0);
  return { added: sum("added"), removed: sum("removed") };
}

// In a list the words that change come first: a little of what stands before them, and no more than fits.
export function excerpt(parts: Part[], room = 150): Part[] {
  const first = parts.findIndex((part) => part.change !== "same");
  if (first < 0) return cut(parts.slice(0, 1), room);
  const before = parts[first - 1];
  const lead: Part[] =
    before && parts[first]!.change === "added" ? [{ text: last_words(before.text, 4), change: "same" }] : [];
  return cut([...lead, ...parts.slice(first)], room);
}

function cut(parts: Part[], room: number): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    if (part.text.length > room) {
      out.push({ ...part, text: `${part.text.slice(0, room).replace(/\s+\S*$/u, "")}…` });
      break;
    }
    out.push(part);
    room -= part.text.length;
    if (room <= 0) break;
  }
  while (out.length > 1 && out.at(-1)!.change === "same") out.pop();
  return out;
}

function last_words(text: string, n: number): string {
  const words = text.trimEnd().split(/\s+/u);
  const space = /\s$/u.test(text) ? " " : "";
  return words.slice(-n).join(" ") + space;
}
