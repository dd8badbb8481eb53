// On which proposals something was typed on this device and is not saved yet: the list marks them.
import { SvelteSet } from "svelte/reactivity";
import { kept_key, kept_keys } from "../../wire/kept";

export const unsaved = new SvelteSet<number>();

export const draft_key = (person_id: number, proposal_id: number) =>
  kept_key("decision", `${person_id}:${proposal_id}`);

export function look_for_unsaved(person_id: number) {
  unsaved.clear();
  const mine = kept_key("decision", `${person_id}:`);
  for (const key of kept_keys("decision")) if (key.startsWith(mine)) unsaved.add(Number(key.slice(mine.length)));
}
