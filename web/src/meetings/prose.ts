// The little Markdown that a guide is written in: headings, lists, paragraphs, bold. Anything else is text.
export interface Run {
  text: string;
  bold: boolean;
}
export type Block = { kind: "heading" | "paragraph"; runs: Run[] } | { kind: "list"; items: Run[][] };

export function blocks_of(text: string): Block[] {
  const out: Block[] = [];
  for (const part of text.replaceAll("\r", "").split(/\n{2,}/)) for (const block of lines_of(part)) out.push(block);
  return out;
}

function lines_of(part: string): Block[] {
  const out: Block[] = [];
  for (const line of part
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean)) {
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    const item = /^(?:[-*]|\d+[.)])\s+(.*)$/.exec(line);
    const last = out.at(-1);
    if (heading) out.push({ kind: "heading", runs: runs_of(heading[1]!) });
    else if (item && last?.kind === "list") last.items.push(runs_of(item[1]!));
    else if (item) out.push({ kind: "list", items: [runs_of(item[1]!)] });
    else if (last?.kind === "paragraph") last.runs.push(...runs_of(` ${line}`));
    else out.push({ kind: "paragraph", runs: runs_of(line) });
  }
  return out;
}

function runs_of(text: string): Run[] {
  return text
    .split(/\*\*(.+?)\*\*/)
    .map((piece, i) => ({ text: piece, bold: i % 2 === 1 }))
    .filter((run) => run.text !== "");
}
