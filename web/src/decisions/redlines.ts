// What changed in a text, node by node.
import type { Cause, NodeChange } from "../wire/answers";

export function redline_path(plan_id: number, version: number, { node_id, against }: RedlineOf = {}): string {
  const query = new URLSearchParams();
  if (against) query.set("against", String(against));
  if (node_id) query.set("node_id", String(node_id));
  return `/api/plans/${plan_id}/versions/${version}/redline${query.size ? `?${query}` : ""}`;
}
interface RedlineOf {
  node_id?: number; // with what hangs beneath it
  against?: number; // another version than the one that was consulted on
}

// Where a reader finds them.
export const text_page = (plan_id: number, version: number, node_id?: number) =>
  `/plans/${plan_id}/versions/${version}${node_id ? `#n${node_id}` : ""}`;
export const redline_page = (plan_id: number, version: number, node_id?: number) =>
  `/plans/${plan_id}/versions/${version}/redline${node_id ? `#n${node_id}` : ""}`;

// The title apart from the words where a node has both, and where one of them differs.
export function differences(change: NodeChange): { title?: [string, string]; words?: [string, string] } {
  const { before, after } = change;
  const has_body = Boolean(before?.body || after?.body);
  const titles: [string, string] = [before?.title ?? "", after?.title ?? ""];
  const words: [string, string] = has_body ? [before?.body ?? "", after?.body ?? ""] : titles;
  return {
    title: has_body && titles[0] !== titles[1] ? titles : undefined,
    words: words[0] !== words[1] ? words : undefined,
  };
}

// Its name, where it has words besides: else its words say it all.
export function own_title({ before, after, title }: NodeChange): string {
  const texts = after ?? before;
  return texts?.title && texts.body ? title : "";
}

// One line for each cause; a proposal that is cited twice is said once.
export function said_once(causes: Cause[]): Cause[] {
  const seen = new Set<string>();
  return causes.filter((cause) => {
    const key = cause.proposal
      ? `p${cause.proposal.proposal_id}`
      : cause.sentence
        ? `s${cause.sentence.sentence_id}`
        : `${cause.kind} ${cause.words}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export const address_of_cause = (cause: Cause): string | undefined =>
  cause.proposal
    ? `/proposals/${cause.proposal.proposal_id}`
    : cause.sentence
      ? `/meetings/${cause.sentence.meeting_id}/restitution#s${cause.sentence.sentence_id}`
      : undefined;

// The points that changed because of a proposal.
export const caused_by = (changes: NodeChange[], proposal_id: number) =>
  changes.filter((change) => change.causes.some((cause) => cause.proposal?.proposal_id === proposal_id));

// The others whose words are in the same place.
export const others = (causes: Cause[], proposal_id: number) =>
  said_once(causes).filter((cause) => cause.proposal?.proposal_id !== proposal_id);
