import type { Warning } from "./drafting";

// Doubts about what stands in the tree come first; what was left out because it is no text of the plan comes last.
const harmless = ["page_number", "running_header", "repeated_line", "web_furniture", "contents_entry"];

export const is_harmless = (why: string) => harmless.includes(why);

export function by_kind(warnings: Warning[]): { why: string; all: Warning[] }[] {
  const kinds = new Map<string, Warning[]>();
  for (const one of warnings) {
    const all = kinds.get(one.why);
    if (all) all.push(one);
    else kinds.set(one.why, [one]);
  }
  const last = (why: string) => Number(is_harmless(why));
  return [...kinds].map(([why, all]) => ({ why, all })).sort((a, b) => last(a.why) - last(b.why));
}
