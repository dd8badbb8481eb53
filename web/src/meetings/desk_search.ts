// What the desk looks for, as it stands in the address: closed lists only, anything else is left out.
import type { Mode } from "../wire/meetings";
import type { Search } from "./meetings.svelte";

export const states = ["registered", "waiting_list", "offered", "pending", "cancelled"];
export const modes: Mode[] = ["in_person", "online"];

const among = <T extends string>(value: string | null, allowed: T[]) => allowed.find((one) => one === value);

export function read_search(query: URLSearchParams): Search {
  const found: Search = {
    q: query.get("q")?.trim().slice(0, 200) || undefined,
    state: among(query.get("state"), states),
    mode: among(query.get("mode"), modes),
    table_id: Number(query.get("table")) || undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function write_search(search: Search): URLSearchParams {
  const query = new URLSearchParams();
  if (search.q) query.set("q", search.q);
  if (search.state) query.set("state", search.state);
  if (search.mode) query.set("mode", search.mode);
  if (search.table_id) query.set("table", String(search.table_id));
  return query;
}
