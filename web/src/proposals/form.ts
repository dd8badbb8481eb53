// What is still missing from a proposal before it can be sent; the first in the list is where focus goes.
import { is_addressed } from "../consultations/taking_part";
import type { Kind, Me, NewProposal, TakingPart } from "../wire/types";
import type { Draft } from "./drafts";
import { about_kind } from "./kinds";

export const limits = { title: 120, body: 3000, suggested_text: 10_000, least_title: 10 };

export type Field = "kind" | "words" | "title" | "body" | "who";
export interface Lack {
  field: Field;
  key: string;
  values?: Values;
}
type Values = Record<string, number | string>;

const length = (text: string) => [...text.trim()].length;

export function lacks(draft: Draft, current: string, rules?: TakingPart, mine: Me["organisations"] = []): Lack[] {
  const out: Lack[] = [];
  const lack = (field: Field, key: string, values?: Values) => void out.push({ field, key, values });
  if (!draft.kind) return [{ field: "kind", key: "form.kind_missing" }];
  const words = about_kind(draft.kind as Kind).words;
  if (words === "required" && (draft.suggested_text ?? current) === current) lack("words", "refusal.nothing_changed");
  if (words !== "none" && length(draft.suggested_text ?? "") > limits.suggested_text)
    lack("words", "refusal.too_long", { max: limits.suggested_text });
  if (length(draft.title) < limits.least_title) lack("title", "form.title_short", { least: limits.least_title });
  if (length(draft.title) > limits.title) lack("title", "refusal.too_long", { max: limits.title });
  if (length(draft.body) === 0) lack("body", "form.body_missing");
  if (length(draft.body) > limits.body) lack("body", "refusal.too_long", { max: limits.body });
  if (draft.who === "body" && !draft.organisation_id) lack("who", "form.body_unchosen");
  else if (rules) who_lacks(draft, rules, mine).forEach(({ key, values }) => lack("who", key, values));
  return out;
}

// What the consultation asks of who takes part, as far as this browser can tell.
function who_lacks(draft: Draft, rules: TakingPart, mine: Me["organisations"]): { key: string; values?: Values }[] {
  if (draft.who === "self") {
    if (rules.proposers === "bodies") return [{ key: "refusal.only_for_bodies" }];
    return rules.names === "always" && !draft.show_name ? [{ key: "refusal.names_are_shown" }] : [];
  }
  const body = mine.find((one) => one.organisation_id === draft.organisation_id);
  if (rules.proposers === "everyone" || !body || is_addressed(rules, body)) return [];
  return [{ key: "refusal.body_not_addressed", values: { name: body.name } }];
}

export function as_proposal(draft: Draft, node_id: number, current: string, rules?: TakingPart): NewProposal {
  const kind = draft.kind as Kind;
  const words = about_kind(kind).words;
  const changed = draft.suggested_text !== undefined && draft.suggested_text !== current;
  return {
    kind,
    node_id,
    title: draft.title.trim(),
    body: draft.body.trim(),
    ...(words !== "none" && changed ? { suggested_text: draft.suggested_text!.trim() } : {}),
    ...(draft.who === "body" ? { organisation_id: draft.organisation_id! } : {}),
    show_name: draft.who === "self" && draft.show_name && rules?.names !== "never",
  };
}

// The fields as the server names them, so that its refusals land beside the right one.
export const field_of: Record<string, Field> = {
  kind: "kind",
  suggested_text: "words",
  title: "title",
  body: "body",
  organisation_id: "who",
  show_name: "who",
};
