// Points of a plan that people have written about, and how much.
import { t } from "../../words/words.svelte";
import type { Items } from "./outline";

export interface Anchor {
  node_id: number;
  number: string;
  title: string;
  version: number; // the newest that has it
  proposals: number;
  comments: number;
  loose?: true; // the plan's newest version lacks it
}
export interface Anchors {
  version?: number;
  items: Anchor[];
}

export const anchors_path = (plan_id: number) => `/api/plans/${plan_id}/anchors`;

export const anchored_words = ({ proposals, comments }: Anchor) => t("drafting.anchored", { proposals, comments });
export const name_of_anchor = ({ number, title }: Anchor) => `${number} ${title}`.trim();

// Those that no point of the tree is: to be re-anchored by a person.
export function loose(anchors: Anchor[], items: Items): Anchor[] {
  const there = new Set(items.map(({ node_id }) => node_id));
  return anchors.filter(({ node_id }) => !there.has(node_id));
}
