import type { Author } from "../wire/types";
import { t } from "../words/words.svelte";

// A body is always named; a citizen only by choice.
export const author_name = (author: Author) => author.name ?? t("author.citizen");

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
