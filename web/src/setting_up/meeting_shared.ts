// What the parts of setting a meeting up share.
import { plan_outline } from "../plans/plans";
import { short_title } from "../plans/tree";
import type { Meeting } from "../wire/meetings";
import { published_texts } from "./consultations";
import type { Loaded } from "./meeting_part.svelte";

export interface PartProps {
  meeting: Meeting;
  loaded: Loaded<object>;
}
// One of a list, moved by a place.
export function moved<T>(list: T[], at: number, by: -1 | 1): T[] {
  const next = list.toSpliced(at, 1);
  next.splice(at + by, 0, list[at]!);
  return next;
}

export interface NodeChoice {
  node_id: number;
  text: string;
}
// The points of the published texts that a table may speak of, down to the third level: deeper ones nobody chooses for a
// whole table.
export async function nodes_to_choose(process_id: number): Promise<NodeChoice[]> {
  const texts = await published_texts(process_id);
  const trees = await Promise.all(texts.map(({ plan_id, version }) => plan_outline(plan_id, version)));
  return trees.flatMap((tree) =>
    tree.plan.nodes
      .filter(({ level }) => level <= 3)
      .map((node) => ({ node_id: node.node_id, text: `${tree.label(node)} ${short_title(node)}`.trim() })),
  );
}
