import { get } from "../wire/api";
import type { Plan } from "../wire/types";
import { Tree } from "./tree";

// A published version never changes, so it is read once.
const trees = new Map<string, Promise<Tree>>();

export const plan_tree = (plan_id: number, version: number) => read_once(address(plan_id, version));

// Numbers and titles only, in a fraction of the bytes.
export const plan_outline = (plan_id: number, version: number) =>
  trees.get(address(plan_id, version)) ?? read_once(`${address(plan_id, version)}?outline=true`);

const address = (plan_id: number, version: number) => `/api/plans/${plan_id}/versions/${version}`;

function read_once(path: string): Promise<Tree> {
  const found = trees.get(path);
  if (found) return found;
  const reading = get<Plan>(path).then((plan) => new Tree(plan));
  trees.set(path, reading);
  reading.catch(() => trees.delete(path));
  return reading;
}
