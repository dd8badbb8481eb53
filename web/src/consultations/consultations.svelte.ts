import { announce } from "../ui/announce.svelte";
import { get } from "../wire/api";
import { now } from "../wire/clock.svelte";
import type { Card, Consultation, Page, WindowState } from "../wire/types";
import { view, type View } from "../wire/view.svelte";
import { t } from "../words/words.svelte";
import { countdown, window_state } from "./countdown";

export function consultation_view(id: number | string): View<Consultation> {
  return view<Consultation>(`/api/consultations/${id}`, (state) => `consultation/${state.consultation_id}`);
}

export function is_open(window: Parameters<typeof window_state>[0] | undefined): boolean {
  return window !== undefined && window_state(window, now()) === "open";
}

// Says aloud that the window opens or closes, when it does so under the eyes of who reads. For a component being set up.
export function tell_of_window(state: () => WindowState | undefined) {
  let before: WindowState | undefined;
  $effect(() => {
    const after = state();
    if (before && after && after !== before)
      announce(t(after === "closed" ? "process.closed_on" : `process.${after}_now`));
    before = after ?? before;
  });
}

// "Chiude tra 8 giorni", or that it has closed.
export function closing_words(closes_at: string): string {
  const left = countdown(now(), closes_at);
  return t(`countdown.${left.unit}`, "n" in left ? { n: left.n } : {});
}

export interface Search {
  node_id?: number;
  kind?: string;
  author_kind?: string;
  state?: string;
  q?: string;
  sort?: string;
  cursor?: string;
  limit?: number;
  similar?: string;
}

export function proposals(consultation_id: number, search: Search): Promise<Page<Card>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) query.set(name, String(value));
  return get<Page<Card>>(`/api/consultations/${consultation_id}/proposals?${query}`);
}
