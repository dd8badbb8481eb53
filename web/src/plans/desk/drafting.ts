// What the desk asks of the server about a plan's drafts.
import { get, post } from "../../wire/api";
import type { Plan } from "../../wire/types";
import type { Items } from "./outline";

export interface Warning {
  line: number;
  text: string;
  why: string;
}

export interface ReadNode {
  level: number;
  number: string;
  title: string;
  short_title?: string;
  body: string;
  line?: number;
  node_id?: number;
}

// A doubt of the linter about points of a version, or about lines of a text.
export interface Finding {
  rule: string;
  node_ids: number[];
  words: string[];
  say: string;
}
export type LineFinding = Omit<Finding, "node_ids"> & { lines: number[] };

export interface OutlineRead {
  levels: string[];
  lines: string[];
  nodes: ReadNode[];
  warnings: Warning[];
  findings: LineFinding[];
}

export interface Version {
  version: number;
  title: string;
  state: "draft" | "published" | "superseded";
  final_at?: string;
}

export interface PlanOfProcess {
  plan_id: number;
  title: string;
  versions: Version[];
}

export const max_bytes = 5 * 1024 * 1024; // as the server takes it

export const plans_of = async (process_id: number) =>
  (await get<{ items: PlanOfProcess[] }>(`/api/processes/${process_id}/plans`)).items;

export const begin_plan = (process_id: number, title: string) =>
  post<{ plan_id: number }>(`/api/processes/${process_id}/plans`, { title });

export const read_outline = (plan_id: number, source: { text: string } | { file: string }) =>
  post<OutlineRead>(`/api/plans/${plan_id}/read-outline`, source);

export const commit_draft = (plan_id: number, levels: string[], items: Items) =>
  post<{ version: number }>(`/api/plans/${plan_id}/versions`, { levels, nodes: items.map(as_sent) });

function as_sent({ level, number, title, short_title, body, node_id }: Items[number]) {
  return { level, number, title, short_title, body, ...(node_id ? { node_id } : {}) };
}

export const lint = async (plan_id: number, version: number) =>
  (await get<{ findings: Finding[] }>(`/api/plans/${plan_id}/versions/${version}/lint`)).findings;

// A version that stands, to be corrected as a tree.
export async function version_as_read(plan_id: number, version: number): Promise<OutlineRead> {
  const { levels, nodes } = await get<Plan>(`/api/plans/${plan_id}/versions/${version}`);
  return { levels, nodes: nodes.map(as_read), lines: [], warnings: [], findings: [] };
}

const as_read = ({ node_id, level, number, title, short_title, body }: Plan["nodes"][number]) => ({
  node_id,
  level,
  number,
  title,
  short_title: short_title ?? "",
  body: body ?? "",
});

export const base64 = (bytes: Uint8Array): string => {
  const piece = 0x8000; // as many arguments as a call may have
  let text = "";
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
};
