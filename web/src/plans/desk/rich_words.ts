// The words of a point between Markdown and the editor: paragraphs, lines, flat lists, and what stands in a line.
import type { JSONContent } from "@tiptap/core";
import { runs_of, written, type Run } from "../inline";

const bullet = /^[-*] (.*)$/;
const ordered = /^(\d{1,9})\. (.*)$/;

export function to_editor(markdown: string): JSONContent {
  const content: JSONContent[] = [];
  let open: JSONContent | undefined; // the list or paragraph that the next line may go on with
  for (const line of markdown.split("\n")) {
    const item = bullet.exec(line);
    const numbered = ordered.exec(line);
    if (line.trim() === "") open = undefined;
    else if (item || numbered) {
      const type = item ? "bulletList" : "orderedList";
      if (open?.type !== type) {
        open = { type, content: [], ...(numbered ? { attrs: { start: Number(numbered[1]) } } : {}) };
        content.push(open);
      }
      open.content!.push({ type: "listItem", content: [paragraph(item ? item[1]! : numbered![2]!)] });
    } else if (open?.type === "paragraph") {
      open.content!.push({ type: "hardBreak" }, ...texts(line));
    } else {
      open = paragraph(line);
      content.push(open);
    }
  }
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

const paragraph = (line: string): JSONContent => ({ type: "paragraph", content: texts(line) });

const texts = (line: string): JSONContent[] =>
  runs_of(line).map(({ text, bold, italic, href }) => ({
    type: "text",
    text,
    marks: [
      ...(href ? [{ type: "link", attrs: { href } }] : []),
      ...(bold ? [{ type: "bold" }] : []),
      ...(italic ? [{ type: "italic" }] : []),
    ],
  }));

export function to_markdown(doc: JSONContent): string {
  return (doc.content ?? [])
    .map((block) => {
      if (block.type === "bulletList") return items(block).join("\n");
      if (block.type !== "orderedList") return lines(block);
      const start = Number(block.attrs?.start ?? 1);
      return items(block)
        .map((item, i) => item.replace(/^- /, `${start + i}. `))
        .join("\n");
    })
    .filter((text) => text.trim() !== "")
    .join("\n\n");
}

const items = (list: JSONContent) =>
  (list.content ?? []).map((item) => `- ${(item.content ?? []).map(lines).join(" ").replaceAll("\n", " ")}`);

function lines(block: JSONContent): string {
  const out: Omit<Run, "at">[][] = [[]];
  for (const one of block.content ?? []) {
    if (one.type === "hardBreak") out.push([]);
    else out.at(-1)!.push(as_run(one));
  }
  return out.map(written).join("\n");
}

function as_run({ text = "", marks = [] }: JSONContent): Omit<Run, "at"> {
  const mark = (type: string) => marks.find((one) => one.type === type);
  const href = mark("link")?.attrs?.href as string | undefined;
  return { text, bold: !!mark("bold"), italic: !!mark("italic"), ...(href ? { href } : {}) };
}
