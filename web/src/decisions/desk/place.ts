// How a point of the draft is called on the desk.
import type { Tree } from "../../plans/tree";
import { short_title } from "../../plans/tree";
import type { DecisionCard } from "../../wire/decisions";

// "5.1.1, azione B"; while the draft is on its way, what the card says of it.
export function place_of(card: Pick<DecisionCard, "node_id" | "node">, tree: Tree | undefined): string {
  const found = tree?.find(card.node_id);
  if (found) return tree!.label(found);
  const { number = "", level_name = "" } = card.node;
  if (/^\d/.test(number)) return number;
  return /^[A-Z]{1,2}$/.test(number) ? `${level_name} ${number}` : level_name;
}

// What it hangs beneath, from the root on: "5.1 Imprese giovani".
export function above(node_id: number, tree: Tree | undefined): string[] {
  const found = tree?.find(node_id);
  if (!found) return [];
  return tree!
    .path(found)
    .slice(0, -1)
    .slice(-2)
    .map((node) => `${node.number} ${short_title(node)}`.trim());
}
