// A text from its first line to its last, and where the lines stood that are no longer there.
import type { Tree } from "../plans/tree";
import type { NodeChange } from "../wire/answers";
import type { PlanNode } from "../wire/types";

export function unfolded(tree: Tree): PlanNode[] {
  const below = (node: PlanNode): PlanNode[] => [node, ...tree.children(node).flatMap(below)];
  return tree.roots.flatMap(below);
}

// Removed lines by the line that they came after in the earlier text (0: before all that are still there).
export function removed_after(changes: NodeChange[], earlier: number[], now: number[]): Map<number, NodeChange[]> {
  const gone = new Map(changes.filter((one) => one.change === "removed").map((one) => [one.node_id, one]));
  const there = new Set(now);
  const found = new Map<number, NodeChange[]>();
  let last = 0;
  for (const id of earlier) {
    if (there.has(id)) last = id;
    else if (gone.has(id)) found.set(last, [...(found.get(last) ?? []), gone.get(id)!]);
  }
  return found;
}
