// How many pages the hall's screen has now, by the same measure as the screen itself.
import { in_order } from "../ui/lists";
import { pages_of_account, pages_of_choices, pages_of_tables, pages_of_themes } from "./paging";
import { how_many } from "./said_at";
import type { Plenary, ScreenSentence } from "./types";

export function sentences_shown({ restitution, themes, tables: all }: Plenary): ScreenSentence[] {
  return in_order(restitution.sentences).map(({ sentence_id, text, theme_id, order, tables, cites }) => ({
    sentence_id,
    text,
    theme: theme_id === undefined ? undefined : themes[theme_id]?.title,
    tables,
    of: how_many_tables(all),
    contributions: how_many(cites),
    order,
  }));
}

const how_many_tables = (tables: Plenary["tables"]) => Object.keys(tables).length;

export function pages_shown(plenary: Plenary): number {
  const { screen, tables, themes } = plenary;
  const vote = screen.table_id === undefined ? undefined : tables[screen.table_id]?.vote;
  const counts: Record<string, () => number> = {
    tables: () => pages_of_tables(in_order(tables), (table) => table.theme).length,
    themes: () =>
      pages_of_themes(
        in_order(themes).filter((theme) => theme.contributions > 0),
        (theme) => theme.title,
      ).length,
    vote: () => pages_of_choices(in_order(vote?.choices), (choice) => choice.title).length,
    restitution: () => pages_of_account(sentences_shown(plenary)).length,
  };
  return counts[screen.shows]?.() ?? 1;
}
