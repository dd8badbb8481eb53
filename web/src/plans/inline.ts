// The little Markdown that the words of a plan may bear: bold, italic and links; anything else is text as it stands.
export interface Run {
  text: string;
  at: number; // where it begins in what was written
  bold?: boolean;
  italic?: boolean;
  href?: string;
}

type Marks = Pick<Run, "bold" | "italic" | "href">;

const signs =
  /\\([*[\]\\])|\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|\*(?=[^\s*])([^*\n]*?[^\s*])\*(?!\*)|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+)\)/gs;

export function runs_of(text: string, at = 0, marks: Marks = {}): Run[] {
  const out: Run[] = [];
  let from = 0;
  for (const found of text.matchAll(signs)) {
    const [whole, escaped, bold, italic, label, href] = found;
    if (found.index > from) out.push({ text: text.slice(from, found.index), at: at + from, ...marks });
    const begins = at + found.index;
    if (escaped !== undefined) out.push({ text: escaped, at: begins + 1, ...marks });
    else if (bold !== undefined) out.push(...runs_of(bold, begins + 2, { ...marks, bold: true }));
    else if (italic !== undefined) out.push(...runs_of(italic, begins + 1, { ...marks, italic: true }));
    else out.push(...runs_of(label!, begins + 1, { ...marks, href: href! }));
    from = found.index + whole.length;
  }
  if (from < text.length) out.push({ text: text.slice(from), at: at + from, ...marks });
  return out;
}

// What was written for such runs.
export const written = (runs: Omit<Run, "at">[]): string => by_href(runs);

const by_href = (runs: Omit<Run, "at">[]) =>
  grouped(runs, "href")
    .map(([href, some]) => (href ? `[${by_bold(some)}](${href})` : by_bold(some)))
    .join("");
const by_bold = (runs: Omit<Run, "at">[]) =>
  grouped(runs, "bold")
    .map(([bold, some]) => (bold ? wrapped("**", by_italic(some)) : by_italic(some)))
    .join("");
const by_italic = (runs: Omit<Run, "at">[]) =>
  grouped(runs, "italic")
    .map(([italic, some]) => (italic ? wrapped("*", plain(some)) : plain(some)))
    .join("");

// A sign before a space would be no sign.
function wrapped(sign: string, words: string): string {
  const [, before, inside, after] = /^(\s*)(.*?)(\s*)$/s.exec(words)!;
  return inside ? `${before}${sign}${inside}${sign}${after}` : words;
}

function plain(runs: Omit<Run, "at">[]): string {
  const text = runs.map((run) => run.text).join("");
  const read = runs_of(text);
  const as_it_stands = read.length <= 1 && (read[0]?.text ?? "") === text && !read[0]?.bold && !read[0]?.italic;
  return as_it_stands && !read[0]?.href ? text : text.replace(/[*[\]\\]/g, "\\$&");
}

function grouped<K extends keyof Marks>(runs: Omit<Run, "at">[], by: K): [Marks[K], Omit<Run, "at">[]][] {
  const groups: [Marks[K], Omit<Run, "at">[]][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last && (last[0] || undefined) === (run[by] || undefined)) last[1].push(run);
    else groups.push([run[by], [run]]);
  }
  return groups;
}
