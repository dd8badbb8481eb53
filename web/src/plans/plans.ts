import { get } from "../wire/api";
import type { Plan } from "../wire/types";
import { Tree } from "./tree";

// A published version never changes, so it is read once.
const trees = new Map<string, Promise<Tree>>();

export function plan_tree(plan_id: number, version: number): Promise<Tree> {
  const path = `/api/plans/${plan_id}/versions/${version}`;
  const found = trees.get(path);
  if (found) return found;
  const reading = get<Plan>(path).then((plan) => new Tree(plan));
  trees.set(path, reading);
  reading.catch(() => trees.delete(path));
  return reading;
}
