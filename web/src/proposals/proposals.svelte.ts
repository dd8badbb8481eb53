import { post, remove, write } from "../wire/api";
import { outbox } from "../wire/network.svelte";
import type { NewProposal, Proposal, Receipt } from "../wire/types";
import { view, type View } from "../wire/view.svelte";

export interface Accepted {
  seq: number;
  receipt: Receipt;
}

export function proposal_view(id: number | string): View<Proposal> {
  return view<Proposal>(`/api/proposals/${id}`, (state) => `proposal/${state.proposal_id}`);
}

export function submit_proposal(person_id: number, consultation_id: number, made: NewProposal, draft: string) {
  return outbox.put<Accepted & { proposal_id: number }>({
    what: "proposal",
    title: made.title,
    person_id,
    draft,
    write: { method: "POST", path: `/api/consultations/${consultation_id}/proposals`, body: made },
  });
}

export interface NewComment {
  body: string;
  parent_id?: number;
  organisation_id?: number;
  show_name: boolean;
}

export function post_comment(
  person_id: number,
  proposal: { proposal_id: number; title: string },
  made: NewComment,
  draft: string,
) {
  return outbox.put<Accepted & { comment_id: number }>({
    what: "comment",
    title: proposal.title,
    person_id,
    draft,
    write: { method: "POST", path: `/api/proposals/${proposal.proposal_id}/comments`, body: made },
  });
}

export const edit_proposal = (
  id: number,
  revision: number,
  change: { title?: string; body?: string; suggested_text?: string },
) => write<Accepted>({ method: "PATCH", path: `/api/proposals/${id}`, body: change, if_match: revision });

export const withdraw_proposal = (id: number, reason: string) =>
  post<Accepted>(`/api/proposals/${id}/withdraw`, { reason });

export const take_back_comment = (id: number) => remove<{ seq: number }>(`/api/comments/${id}`);

export type Subject = { proposal_id: number } | { comment_id: number };

const about = (subject: Subject) =>
  "comment_id" in subject ? `/api/comments/${subject.comment_id}` : `/api/proposals/${subject.proposal_id}`;

export const flag = (subject: Subject, reason: string, text: string) =>
  post(`${about(subject)}/flags`, text ? { reason, text } : { reason });

export const moderate = (subject: Subject, decision: "publish" | "hide" | "restore", reason: string) =>
  post(`${about(subject)}/moderation`, { decision, reason });

export function endorse(proposal_id: number, organisation_id: number, endorsed: boolean) {
  const path = `/api/proposals/${proposal_id}/endorsements/${organisation_id}`;
  return write<Accepted>({ method: endorsed ? "PUT" : "DELETE", path, body: endorsed ? {} : undefined });
}

export const flag_reasons = ["offensive", "unlawful", "off_topic", "duplicate", "personal_data", "other"];
