import { get, post, write } from "../wire/api";
import type { Method } from "../wire/types";

export interface Text {
  plan_id: number;
  version: number;
  title: string;
}
interface PlanOfProcess {
  plan_id: number;
  title: string;
  versions: { version: number; title?: string; state: string }[];
}

// The versions that can be consulted on: those that are published.
export async function published_texts(process_id: number): Promise<Text[]> {
  const { items } = await get<{ items: PlanOfProcess[] }>(`/api/processes/${process_id}/plans`);
  return items.flatMap(({ plan_id, title, versions }) =>
    versions.filter(({ state }) => state === "published").map(({ version }) => ({ plan_id, version, title })),
  );
}

export const methods: Method[] = ["support", "agree_pass_disagree"];
export const moderations = ["after", "before"] as const;

export interface Window {
  title: string;
  opens_on: string;
  closes_on: string;
  method: Method;
  moderation: (typeof moderations)[number];
}
export const add_consultation = (process_id: number, text: Text, made: Window) =>
  post<{ consultation_id: number }>(`/api/processes/${process_id}/consultations`, {
    plan_id: text.plan_id,
    version: text.version,
    ...made,
  });
export const change_consultation = (id: number, change: Partial<Window> & { reason?: string }) =>
  write({ method: "PATCH", path: `/api/consultations/${id}`, body: change });

// The calendar day of an instant where the process is: "2025-03-11".
export function day_in(zone: string, instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(instant),
  );
}

// What differs from before; the rest is not sent.
export function changes(before: Window, after: Window): Partial<Window> {
  const names = Object.keys(after) as (keyof Window)[];
  return Object.fromEntries(names.filter((name) => after[name] !== before[name]).map((name) => [name, after[name]]));
}
