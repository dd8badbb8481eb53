// Which words a proposal takes away and which it adds: whole words, what goes before what comes.
import { diffWordsWithSpace } from "diff";

export interface Part {
  text: string;
  change: "same" | "removed" | "added";
}

const has_word = (text: string) => /[\p{L}\p{N}]/u.test(text);

// Two changes with nothing between them but a space or a comma read as one.
export function words_diff(before: string, after: string): Part[] {
  const parts: Part[] = [];
  let removed = "";
  let added = "";
  let between = "";

  const close = () => {
    const [shared, out, come] = without_shared_edges(removed, added);
    if (shared.start) parts.push({ text: shared.start, change: "same" });
    if (out) parts.push({ text: out, change: "removed" });
    if (come) parts.push({ text: come, change: "added" });
    const rest = shared.end + between;
    if (rest) parts.push({ text: rest, change: "same" });
    removed = added = between = "";
  };

  for (const { value, added: is_added, removed: is_removed } of diffWordsWithSpace(before, after)) {
    if (!is_added && !is_removed) {
      const in_change = removed !== "" || added !== "";
      if (in_change && !has_word(value)) between += value;
      else {
        if (in_change) close();
        parts.push({ text: value, change: "same" });
      }
      continue;
    }
    removed += between + (is_removed ? value : "");
    added += between + (is_added ? value : "");
    between = "";
  }
  close();
  return joined(parts);
}

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
