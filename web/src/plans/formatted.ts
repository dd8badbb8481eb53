// The words of a node as a reader sees them: what is bold, what is a link, and what proposals touch.
import { runs_of, type Run } from "./inline";
import type { Stretch } from "./marks";

export interface Piece extends Omit<Run, "at"> {
  marked: boolean;
}

export function formatted_words(words: string, stretches: Stretch[] = [{ text: words, marked: false }]): Piece[] {
  const out: Piece[] = [];
  for (const { text, at, ...marks } of runs_of(words)) {
    let from = 0; // of the stretch
    for (const stretch of stretches) {
      const begin = Math.max(at, from);
      const end = Math.min(at + text.length, from + stretch.text.length);
      if (begin < end) out.push({ ...marks, text: text.slice(begin - at, end - at), marked: stretch.marked });
      from += stretch.text.length;
    }
  }
  return out;
}
