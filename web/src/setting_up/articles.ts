// Pages of text at the desk: as the server tells them, and what can be asked of it.
import { problem_of } from "../words/refusals";
import { get, post, remove, write } from "../wire/api";
import type { Article, ArticleCard, ById } from "../wire/types";
import { view, type View } from "../wire/view.svelte";

export interface DeskArticle extends ArticleCard {
  revision: number;
  state: "draft" | "published";
}
export interface DeskArticles {
  process_id: number;
  articles: ById<DeskArticle>;
}

const of = (process_id: number) => `/api/processes/${process_id}/articles`;
const one = (id: number) => `/api/articles/${id}`;

export const articles_view = (process_id: number): View<DeskArticles> =>
  view<DeskArticles>(of(process_id), (state) => `process/${state.process_id}/articles`);

export interface Text {
  title: string;
  body: string;
}
export const read_article = (id: number) => get<Article>(`${one(id)}/draft`);
export const add_article = (process_id: number, text: Text) => post<{ article_id: number }>(of(process_id), text);
export const change_article = (id: number, text: Text, revision: number) =>
  write<{ revision: number }>({ method: "PATCH", path: one(id), body: text, if_match: revision });
export const publish_article = (id: number) => post(`${one(id)}/publish`);
export const take_back_article = (id: number, reason: string) => post(`${one(id)}/take-back`, { reason });
export const remove_article = (id: number) => remove(one(id));
export const order_articles = (process_id: number, articles: number[]) =>
  write({ method: "PUT", path: `${of(process_id)}/order`, body: { articles } });

// What somebody else saved while this was being written.
export function saved_meanwhile(error: unknown): Article | undefined {
  const problem = problem_of(error);
  return problem?.status === 412 ? (problem as unknown as { current?: Article }).current : undefined;
}
