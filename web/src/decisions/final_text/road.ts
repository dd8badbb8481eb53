// Where the text stands on its road, and what is still to do. Pure.
import type { Redline } from "../../wire/answers";
import type { NewCause, NodeWords, RolledNode } from "../../wire/final_text";
import type { PlanNode } from "../../wire/types";

// The words put together by hand that the server is to take: of the points that cannot be put together without a person,
// and of those that a person wrote otherwise.
export function composed_of(nodes: RolledNode[], written: Record<string, string>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const node of nodes) {
    const words = written[node.node_id];
    if (words !== undefined && words !== node.text) out[node.node_id] = words;
  }
  return out;
}

export const still_to_compose = (nodes: RolledNode[], written: Record<string, string>) =>
  nodes.filter((node) => node.text === undefined && written[node.node_id] === undefined);

// A node that only moved says what it said: it needs no cause.
export const without_cause = (redline: Pick<Redline, "nodes"> | undefined) =>
  (redline?.nodes ?? []).filter((node) => node.change !== "moved" && node.causes.length === 0);

export function is_whole(cause: NewCause): boolean {
  return cause.kind === "act" || cause.kind === "editorial" ? cause.words.trim() !== "" : cause.id !== undefined;
}

// An act and an edit have words of their own and no id; what is cited has an id.
export function as_sent({ kind, id, words }: NewCause): NewCause {
  const own = kind === "act" || kind === "editorial";
  return { kind, words: words.trim(), ...(!own && id !== undefined && { id }) };
}

export function words_of_node(node: PlanNode): NodeWords {
  return { title: node.title, short_title: node.short_title ?? "", body: node.body ?? "" };
}

// Only what differs travels.
export function changed_words(before: NodeWords, after: NodeWords): Partial<NodeWords> {
  const out: Partial<NodeWords> = {};
  for (const name of ["title", "short_title", "body"] as const)
    if (after[name].trim() !== before[name]) out[name] = after[name].trim();
  return out;
}

export type Step = "done" | "now" | "later";

// Answers, words rolled out, reasons, final, approved: what is done, and the first that is not.
export function road(state: {
  of: number;
  published: number;
  rolled_out: boolean;
  reasons_missing: number;
  is_final: boolean;
  promoters: number;
  approved: number;
}): Record<"answers" | "words" | "reasons" | "final" | "approved", Step> {
  const done = {
    answers: state.of > 0 && state.published >= state.of,
    words: state.rolled_out,
    reasons: state.is_final || (state.rolled_out && state.reasons_missing === 0),
    final: state.is_final,
    approved: state.is_final && state.promoters > 0 && state.approved >= state.promoters,
  };
  let now_taken = false;
  const step = (is_done: boolean): Step => {
    if (is_done) return "done";
    if (now_taken) return "later";
    now_taken = true;
    return "now";
  };
  return {
    answers: step(done.answers),
    words: step(done.words),
    reasons: step(done.reasons),
    final: step(done.final),
    approved: step(done.approved),
  };
}
