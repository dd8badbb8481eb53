// The words of a node that proposals would take away or change, so that the reader sees where the discussion is.
import { words_diff } from "../ui/words_diff";
import type { Card } from "../wire/types";

export interface Stretch {
  text: string;
  marked: boolean;
}

export function marked_words(
  words: string,
  cards: Pick<Card, "current_text" | "suggested_text" | "kind">[],
): Stretch[] {
  const touched = new Array<boolean>(words.length).fill(false);
  for (const card of cards) {
    if (
      card.suggested_text === undefined ||
      card.current_text !== words ||
      (card.kind === "deletion" && card.suggested_text === "")
    )
      continue;
    let at = 0;
    for (const { text, change } of words_diff(words, card.suggested_text)) {
      if (change === "removed") touched.fill(true, at, at + text.length);
      if (change !== "added") at += text.length;
    }
  }
  return stretches(words, touched);
}

function stretches(words: string, touched: boolean[]): Stretch[] {
  const out: Stretch[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const last = out.at(-1);
    if (last && last.marked === touched[i]) last.text += words[i];
    else out.push({ text: words[i]!, marked: touched[i]! });
  }
  return out;
}
