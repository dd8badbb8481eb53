// Points of the newest version that people have written about, and how much.
import { get } from "../wire/api";
import type { Consultation, Plan, Process, Snapshot } from "../wire/types";
import { in_order } from "../ui/lists";
import type { Items } from "./outline";

export interface Anchor {
  node_id: number;
  name: string;
  proposals: number;
  comments: number;
}

export async function anchors_of(process: Process, plan_id: number, version: number): Promise<Anchor[]> {
  const on_it = in_order(process.consultations).filter((one) => one.plan_id === plan_id);
  const [plan, ...states] = await Promise.all([
    get<Plan>(`/api/plans/${plan_id}/versions/${version}`),
    ...on_it.map((one) => get<Snapshot<Consultation>>(`/api/consultations/${one.consultation_id}`)),
  ]);
  return plan.nodes.flatMap(({ node_id, number, title, body = "" }) => {
    const counts = states.map(({ state }) => state.nodes[node_id]);
    const sum = (what: "proposals" | "comments") => counts.reduce((all, one) => all + (one?.[what] ?? 0), 0);
    const [proposals, comments] = [sum("proposals"), sum("comments")];
    return proposals + comments > 0
      ? [{ node_id, name: [number, title || body].join(" ").trim(), proposals, comments }]
      : [];
  });
}

// Those that no point of the tree is: to be re-anchored by a person.
export function loose(anchors: Anchor[], items: Items): Anchor[] {
  const there = new Set(items.map(({ node_id }) => node_id));
  return anchors.filter(({ node_id }) => !there.has(node_id));
}
