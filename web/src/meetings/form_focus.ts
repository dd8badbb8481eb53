// Where the refusals of the server stand in the form, and how focus gets to the first of them.
import { tick } from "svelte";

const places: Record<string, string> = {
  table_preferences: "tables",
  access_needs: "access",
  dietary_needs: "dietary",
  organisation_id: "who",
};

export function place_of(field: string): string {
  return places[field] ?? field.replace(/^answers\./, "q");
}

export async function focus_first_wrong() {
  await tick();
  const selector = ".register-form [aria-invalid=true], .register-form .is-wrong :is(input, button)";
  document.querySelector<HTMLElement>(selector)?.focus();
}
