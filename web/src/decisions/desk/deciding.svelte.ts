// The desk of the answers: its views, and what its people do.
import { get, post, put, remove, write } from "../../wire/api";
import type { DecidingDesk, DecisionCard, DecisionFile, DecisionText, TeamMember } from "../../wire/decisions";
import type { Page } from "../../wire/types";
import { view, type View } from "../../wire/view.svelte";

export const deciding_view = (id: number | string): View<DecidingDesk> =>
  view<DecidingDesk>(`/api/consultations/${id}/desk`, () => `consultation/${id}/desk`);

const about = (proposal_id: number) => `/api/proposals/${proposal_id}`;

// By number, from the one after the cursor on.
export const cards_after = (consultation_id: number | string, cursor: number, limit: number) =>
  get<Page<DecisionCard>>(
    `/api/consultations/${consultation_id}/decisions?limit=${limit}${cursor > 0 ? `&cursor=${cursor}` : ""}`,
  );

export const read_file = (proposal_id: number) => get<DecisionFile>(`${about(proposal_id)}/decision`);

export const team_of = async (consultation_id: number): Promise<TeamMember[]> =>
  (await get<{ items: TeamMember[] }>(`/api/consultations/${consultation_id}/team`)).items;

export const save_decision = (proposal_id: number, revision: number, text: DecisionText) =>
  write<{ revision: number }>({
    method: "PUT",
    path: `${about(proposal_id)}/decision`,
    body: text,
    if_match: revision,
  });

export const set_aside = (proposal_id: number, text: DecisionText) =>
  post(`${about(proposal_id)}/decision/set-aside`, text);

export const take_step = (proposal_id: number, step: "propose" | "approve", revision: number) =>
  write({ method: "POST", path: `${about(proposal_id)}/decision/${step}`, body: {}, if_match: revision });

export const reopen_decision = (proposal_id: number, reason: string) =>
  post(`${about(proposal_id)}/decision/reopen`, { reason });

export const add_note = (proposal_id: number, text: string) => post(`${about(proposal_id)}/notes`, { text });
export const remove_note = (note_id: number) => remove(`/api/notes/${note_id}`);

export const assign = (proposal_id: number, person_id: number) => put(`${about(proposal_id)}/evaluators/${person_id}`);
export const unassign = (proposal_id: number, person_id: number) =>
  remove(`${about(proposal_id)}/evaluators/${person_id}`);

export const name_approver = (proposal_id: number, person_id: number) =>
  put(`${about(proposal_id)}/approver/${person_id}`);
export const remove_approver = (proposal_id: number, person_id: number) =>
  remove(`${about(proposal_id)}/approver/${person_id}`);

export const merge_into = (proposal_id: number, into: number) => post(`${about(proposal_id)}/merge`, { into });
export const separate = (proposal_id: number) => remove(`${about(proposal_id)}/merge`);

export const ask_for_two = (consultation_id: number, two_people: boolean, reason?: string) =>
  put(`/api/consultations/${consultation_id}/deciding`, { two_people, ...(reason ? { reason } : {}) });

export const publish_answers = (consultation_id: number) =>
  post<{ published: number }>(`/api/consultations/${consultation_id}/decisions/publish`);
