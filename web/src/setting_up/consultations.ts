import { get, post, write } from "../wire/api";
import type { Consultation, Method, TakingPart } from "../wire/types";

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

// How many versions there are, and how many of them everybody may read.
export async function texts_of(process_id: number): Promise<{ versions: number; published: number }> {
  const { items } = await get<{ items: PlanOfProcess[] }>(`/api/processes/${process_id}/plans`);
  const versions = items.flatMap((one) => one.versions);
  return { versions: versions.length, published: versions.filter(({ state }) => state === "published").length };
}

export const methods: Method[] = ["support", "agree_pass_disagree"];
export const moderations = ["after", "before"] as const;

export const whose = ["everyone", "bodies"] as const;
export const namings = ["choice", "always", "never"] as const;

// As the server takes it: kinds and zones only where a rule is about bodies.
export interface Rules {
  proposers: TakingPart["proposers"];
  voters: TakingPart["voters"];
  names: TakingPart["names"];
  kinds: string[];
  zones: string[];
}
export const open_to_all = (): Rules => ({
  proposers: "everyone",
  voters: "everyone",
  names: "choice",
  kinds: [],
  zones: [],
});
export const for_bodies = (rules: Rules) => rules.proposers === "bodies" || rules.voters === "bodies";

const listed = (flags: Record<string, boolean>) => Object.keys(flags).sort();
export const rules_of = ({ taking_part: { proposers, voters, names, kinds, zones } }: Consultation): Rules => ({
  proposers,
  voters,
  names,
  kinds: listed(kinds),
  zones: listed(zones),
});
const as_asked = (rules: Rules): Rules => ({
  ...rules,
  kinds: for_bodies(rules) ? [...rules.kinds].sort() : [],
  zones: for_bodies(rules) ? [...rules.zones].sort() : [],
});

export interface Window {
  title: string;
  opens_on: string;
  closes_on: string;
  method: Method;
  moderation: (typeof moderations)[number];
  taking_part: Rules;
}
export const add_consultation = (process_id: number, text: Text, made: Window) =>
  post<{ consultation_id: number }>(`/api/processes/${process_id}/consultations`, {
    plan_id: text.plan_id,
    version: text.version,
    ...made,
    taking_part: as_asked(made.taking_part),
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
  const asked = (of: Window): Window => ({ ...of, taking_part: as_asked(of.taking_part) });
  const [was, is] = [asked(before), asked(after)];
  const same = (name: keyof Window) => JSON.stringify(is[name]) === JSON.stringify(was[name]);
  const names = Object.keys(is) as (keyof Window)[];
  return Object.fromEntries(names.filter((name) => !same(name)).map((name) => [name, is[name]]));
}
