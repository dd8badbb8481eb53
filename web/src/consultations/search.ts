// What is looked for, as it stands in the address: closed lists only, anything else is left out.
import { kinds } from "../proposals/kinds";
import type { Search } from "./consultations.svelte";

export const sorts = ["newest", "oldest", "supports", "comments", "relevance"];
export const author_kinds = ["citizen", "organisation"];
const public_states = ["withdrawn"];
const moderated_states = ["pending", "hidden"];

const among = (value: string | null, allowed: string[]) =>
  value !== null && allowed.includes(value) ? value : undefined;

export const states = (moderator: boolean) => (moderator ? [...public_states, ...moderated_states] : public_states);

export function read_search(query: URLSearchParams, moderator: boolean): Search {
  const q = query.get("q")?.trim().slice(0, 200) || undefined;
  const sort = among(query.get("sort"), sorts);
  const found: Search = {
    node_id: Number(query.get("node")) || undefined,
    kind: among(
      query.get("kind"),
      kinds.map((one) => one.kind),
    ),
    author_kind: among(query.get("author"), author_kinds),
    state: among(query.get("state"), states(moderator)),
    q,
    sort: sort === "relevance" && !q ? undefined : (sort ?? (q ? "relevance" : undefined)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function write_search(search: Search): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => value && query.set(name, String(value));
  put("q", search.q);
  put("node", search.node_id);
  put("kind", search.kind);
  put("author", search.author_kind);
  put("state", search.state);
  if (search.sort !== (search.q ? "relevance" : "newest")) put("sort", search.sort);
  return query;
}

export const is_narrow = (search: Search) =>
  Boolean(search.q || search.node_id || search.kind || search.author_kind || search.state);
