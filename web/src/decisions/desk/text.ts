// The words of a decision: what belongs together, what differs between two of them.
import { is_taken } from "../outcomes";
import type { DecisionText, Outcome, PointOutcome } from "../../wire/decisions";

export const point_outcomes: PointOutcome[] = [
  "accepted",
  "partially_accepted",
  "rejected",
  "already_in_plan",
  "passed_on",
];

export const limits = {
  reason: 5000,
  accepted_text: 10_000,
  points: 20,
  point_title: 200,
  point_reason: 2000,
  passed_to: 160,
  point_nodes: 20,
  note: 2000,
  reopening: 500,
}; // characters, as the server counts them

export const takes_words = (outcome: Outcome | undefined) => outcome !== undefined && is_taken(outcome);

// What asks for words of the draft must say which ones were taken.
export const asks_for_words = (kind: string) => ["change", "deletion", "addition"].includes(kind);

// As it is sent and kept: an answer that takes nothing carries no words, only what is passed on says to whom.
export function tidy(text: DecisionText): DecisionText {
  const with_words = text.accepted_text !== undefined && (text.outcome === undefined || takes_words(text.outcome));
  return {
    ...(text.outcome ? { outcome: text.outcome } : {}),
    reason: text.reason.trim(),
    ...(with_words ? { accepted_text: text.accepted_text } : {}),
    points: text.points.map(({ title, outcome, passed_to, reason, nodes }) => ({
      title: title.trim(),
      outcome,
      ...(outcome === "passed_on" && passed_to?.trim() ? { passed_to: passed_to.trim() } : {}),
      reason: reason.trim(),
      nodes: [...nodes],
    })),
  };
}

export type Field = "outcome" | "accepted_text" | "reason" | "points";
const fields: Field[] = ["outcome", "accepted_text", "reason", "points"];

export function differing(one: DecisionText, other: DecisionText): Field[] {
  const [a, b] = [tidy(one), tidy(other)];
  return fields.filter((field) => JSON.stringify(a[field] ?? null) !== JSON.stringify(b[field] ?? null));
}

export const same_text = (one: DecisionText, other: DecisionText) => differing(one, other).length === 0;

// To begin composing with: what only one of the two touched is theirs or mine; what both did stays mine, to be worked on.
export function composed(base: DecisionText, mine: DecisionText, theirs: DecisionText): DecisionText {
  const untouched = fields.filter((field) => !differing(base, mine).includes(field));
  const out: DecisionText = { ...mine };
  for (const field of untouched) Object.assign(out, { [field]: theirs[field] });
  return structuredClone(out);
}

// What still keeps it from being sent on, before the server is asked: where, and nothing more.
export function missing(text: DecisionText, kind: string): (Field | "passed_to" | "point_title")[] {
  const lacks: (Field | "passed_to" | "point_title")[] = [];
  if (!text.outcome) lacks.push("outcome");
  if (!text.reason.trim()) lacks.push("reason");
  if (takes_words(text.outcome) && asks_for_words(kind) && text.accepted_text === undefined)
    lacks.push("accepted_text");
  if (text.points.some((point) => !point.title.trim())) lacks.push("point_title");
  if (text.points.some((point) => point.outcome === "passed_on" && !point.passed_to?.trim())) lacks.push("passed_to");
  return lacks;
}

export const text_of = ({ outcome, reason, accepted_text, points }: DecisionText): DecisionText => ({
  ...(outcome ? { outcome } : {}),
  reason,
  ...(accepted_text === undefined ? {} : { accepted_text }),
  points: points.map((point) => ({ ...point, nodes: [...point.nodes] })),
});
