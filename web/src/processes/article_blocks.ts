// The Markdown of a page of text: headings, lists, paragraphs. What stands in a line is read by plans/inline.
export type Block =
  | { kind: "heading"; level: 2 | 3; text: string }
  | { kind: "list"; ordered: boolean; start: number; items: string[] }
  | { kind: "paragraph"; lines: string[] };

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const bullet = /^[-*+]\s+(.*)$/;
const ordered = /^(\d{1,9})[.)]\s+(.*)$/;

// The highest heading that is used stands right under the page's own.
export function blocks_of(markdown: string): Block[] {
  const out: Block[] = [];
  let open: Block | undefined; // what the next line may go on with
  const highest = Math.min(...markdown.split("\n").map((line) => heading.exec(line.trim())?.[1]!.length ?? 6));
  const begin = (block: Block) => {
    out.push(block);
    open = block;
  };
  for (const line of markdown.split("\n").map((one) => one.trim())) {
    const title = heading.exec(line);
    const item = bullet.exec(line);
    const numbered = ordered.exec(line);
    if (line === "") open = undefined;
    else if (title) {
      begin({ kind: "heading", level: title[1]!.length === highest ? 2 : 3, text: title[2]! });
      open = undefined;
    } else if (item || numbered) {
      const is_ordered = !item;
      if (open?.kind !== "list" || open.ordered !== is_ordered)
        begin({ kind: "list", ordered: is_ordered, start: numbered ? Number(numbered[1]) : 1, items: [] });
      (open as Block & { kind: "list" }).items.push(item ? item[1]! : numbered![2]!);
    } else if (open?.kind === "paragraph") open.lines.push(line);
    else begin({ kind: "paragraph", lines: [line] });
  }
  return out;
}
