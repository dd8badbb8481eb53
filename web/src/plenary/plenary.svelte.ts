// The plenary's views and what its people do.
import { get, post, put, remove, write } from "../wire/api";
import { current_me } from "../people/people.svelte";
import { view, type View } from "../wire/view.svelte";
import type { HallScreen, OnScreen, Plenary, Restitution } from "./types";

export const plenary_view = (id: number | string): View<Plenary> =>
  view<Plenary>(`/api/meetings/${id}/plenary`, () => `meeting/${id}/plenary`);

export const screen_view = (id: number | string): View<HallScreen> =>
  view<HallScreen>(`/api/meetings/${id}/screen`, () => `meeting/${id}/screen`);

export const read_restitution = (id: number | string) => get<Restitution>(`/api/meetings/${id}/restitution`);

// Who directs: clock, messages, screen, publishing. Themes and sentences are written by the whole team.
export function is_director(process_id: number): boolean {
  return (current_me()?.roles ?? []).some((one) => one.process_id === process_id && one.role === "organiser");
}

export type ClockAction = "start" | "pause" | "resume" | "extend" | "wrap_up" | "close";

export const run_clock = (meeting_id: number, action: ClockAction, round: number, minutes?: number) =>
  post(`/api/meetings/${meeting_id}/clock`, { action, round, ...(minutes ? { minutes } : {}) });

export const tell_all = (meeting_id: number, text: string) => post(`/api/meetings/${meeting_id}/messages`, { text });

export const show_in_hall = (meeting_id: number, { shows, page = 1, table_id }: Partial<OnScreen>) =>
  put(`/api/meetings/${meeting_id}/screen`, { shows, page, ...(table_id ? { table_id } : {}) });

export const take_help = (help_call_id: number) => post(`/api/help-calls/${help_call_id}/take`);
export const help_done = (help_call_id: number) => post(`/api/help-calls/${help_call_id}/done`);

export const add_theme = (meeting_id: number, title: string, contributions: number[] = []) =>
  post<{ common_theme_id: number }>(`/api/meetings/${meeting_id}/themes`, { title, contributions });
export const rename_theme = (id: number, revision: number, title: string) =>
  write({ method: "PATCH", path: `/api/themes/${id}`, body: { title }, if_match: revision });
export const merge_theme = (id: number, into: number) => post(`/api/themes/${id}/merge`, { into });
export const remove_theme = (id: number) => remove(`/api/themes/${id}`);
export const gather = (theme_id: number, contribution_id: number) =>
  put(`/api/themes/${theme_id}/contributions/${contribution_id}`);
export const scatter = (theme_id: number, contribution_id: number) =>
  remove(`/api/themes/${theme_id}/contributions/${contribution_id}`);

export interface SentenceChange {
  text?: string;
  theme_id?: number;
  order?: number;
  cites?: number[];
}

export const add_sentence = (meeting_id: number, made: SentenceChange & { text: string; cites: number[] }) =>
  post<{ sentence_id: number }>(`/api/meetings/${meeting_id}/sentences`, made);
export const edit_sentence = (id: number, revision: number, change: SentenceChange) =>
  write({ method: "PATCH", path: `/api/sentences/${id}`, body: change, if_match: revision });
export const remove_sentence = (id: number) => remove(`/api/sentences/${id}`);
export const claim_sentence = (id: number) => post(`/api/sentences/${id}/writing`);
export const link_node = (id: number, node_id: number | null) => put(`/api/sentences/${id}/node`, { node_id });
export const publish_restitution = (meeting_id: number) => post(`/api/meetings/${meeting_id}/restitution/publish`);
