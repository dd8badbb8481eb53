// In what order the proposals are worked through, and which of them are shown.
import type { DecisionCard, Outcome, WaitsFor } from "../../wire/decisions";
import { outcomes } from "../outcomes";

export const waiting: WaitsFor[] = ["moderator", "assignment", "evaluator", "approver", "publication"];
export type Show = "undecided" | "number" | "place" | "mine" | WaitsFor | Outcome;
export const shows: Show[] = ["undecided", "number", "place", "mine", ...waiting, ...outcomes];

export const read_show = (query: URLSearchParams): Show =>
  shows.find((one) => one === query.get("show")) ?? "undecided";

export const is_decided = (card: DecisionCard) => card.state === "approved" && card.waits_for !== "moderator";

const by_number = (a: DecisionCard, b: DecisionCard) => a.number - b.number;

export function queued(cards: DecisionCard[], show: Show, me: number | undefined): DecisionCard[] {
  const kept = cards.filter((card) => is_shown(card, show, me)).sort(by_number);
  if (show === "undecided") return [...kept.filter((one) => !is_decided(one)), ...kept.filter(is_decided)];
  if (show === "place") return kept.sort((a, b) => a.node_id - b.node_id || by_number(a, b));
  return kept;
}

function is_shown(card: DecisionCard, show: Show, me: number | undefined): boolean {
  if (show === "mine") return me !== undefined && card.evaluators[me] !== undefined;
  if (waiting.some((one) => one === show)) return card.waits_for === show;
  if (outcomes.some((one) => one === show)) return card.outcome === show;
  return true;
}

export interface Square {
  outcome?: Outcome;
  decided: boolean;
}

// One for each proposal: the decided first, in the order of the outcomes.
export function squares(cards: DecisionCard[]): Square[] {
  const rank = ({ outcome, decided }: Square) => (decided ? 0 : 10) + (outcome ? outcomes.indexOf(outcome) : 9);
  return cards.map((card) => ({ outcome: card.outcome, decided: is_decided(card) })).sort((a, b) => rank(a) - rank(b));
}

export function decided_by_outcome(cards: DecisionCard[]): { outcome: Outcome; n: number }[] {
  return outcomes
    .map((outcome) => ({ outcome, n: cards.filter((one) => is_decided(one) && one.outcome === outcome).length }))
    .filter(({ n }) => n > 0);
}
