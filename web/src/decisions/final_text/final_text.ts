// The road to the final text: what the desk may ask for.
import { post, put, remove, write } from "../../wire/api";
import type { NewCause, NodeWords } from "../../wire/final_text";

const about = (plan_id: number, version: number) => `/api/plans/${plan_id}/versions/${version}`;

export const versions_path = (plan_id: number) => `/api/plans/${plan_id}/versions`;
export const roll_out_path = (consultation_id: number) => `/api/consultations/${consultation_id}/roll-out`;

export const roll_out = (consultation_id: number, composed: Record<string, string>) =>
  post<{ plan_id: number; version: number }>(roll_out_path(consultation_id), { composed });

export const revise_node = (
  plan_id: number,
  version: number,
  node_id: number,
  words: Partial<NodeWords>,
  cause: NewCause,
  revision: number,
) =>
  write<{ revision: number }>({
    method: "PATCH",
    path: `${about(plan_id, version)}/nodes/${node_id}`,
    body: { ...words, cause },
    if_match: revision,
  });

export const add_cause = (plan_id: number, version: number, node_id: number, cause: NewCause) =>
  post(`${about(plan_id, version)}/nodes/${node_id}/causes`, cause);

export const remove_cause = (cause_id: number) => remove(`/api/causes/${cause_id}`);

export const publish_version = (plan_id: number, version: number) => post(`${about(plan_id, version)}/publish`);
export const make_final = (plan_id: number, version: number) => post(`${about(plan_id, version)}/final`);

export const approve_version = (
  plan_id: number,
  version: number,
  organisation_id: number,
  approval: { act: string; on: string },
) => put(`${about(plan_id, version)}/approvals/${organisation_id}`, approval);
