// Describing a process: what can be asked of the server, and what was edited meanwhile by somebody else.
import { problem_of } from "../words/refusals";
import { get, post, write } from "../wire/api";
import type { Process } from "../wire/types";

export interface MyProcesses {
  may_begin: boolean;
  items: { process_id: number; slug: string; title: string; draft: boolean; organiser: boolean }[];
}
export const my_processes = () => get<MyProcesses>("/api/me/processes");

export interface NewProcess {
  copy_of?: number;
  slug: string;
  title: string;
  place: string;
  email: string;
  starts_on: string;
}
export const begin = (made: NewProcess) => post<{ process_id: number; slug: string }>("/api/processes", made);

const of = (process: { process_id: number }) => `/api/processes/${process.process_id}`;

export interface Described {
  title: string;
  lead: string;
  place: string;
  email: string;
  phone: string;
  address: string;
}
export const described = ({ title, lead, place, contacts }: Process): Described => ({
  title,
  lead,
  place,
  email: contacts.email,
  phone: contacts.phone ?? "",
  address: contacts.address ?? "",
});
export const describe = (process: Process, body: Partial<Described>, revision: number) =>
  write<{ revision: number }>({ method: "PATCH", path: `${of(process)}/description`, body, if_match: revision });

export interface EditedPhase {
  phase_id?: number;
  title: string;
  summary: string;
  starts_on: string;
  ends_on: string;
  precision: "day" | "month";
}
export const set_phases = (process: Process, phases: EditedPhase[], revision: number, reason: string) =>
  write<{ revision: number }>({
    method: "PUT",
    path: `${of(process)}/phases`,
    body: { phases, ...(reason ? { reason } : {}) },
    if_match: revision,
  });

export const set_bodies = (process: Process, promoters: number[], partners: number[], revision: number) =>
  write<{ revision: number }>({
    method: "PUT",
    path: `${of(process)}/promoters`,
    body: { promoters, partners },
    if_match: revision,
  });

export const publish = (process: Process) => post(`${of(process)}/publish`);

export const stale = (error: unknown) => problem_of(error)?.status === 412;

// What somebody else saved while this was being written.
export function theirs(error: unknown): Process | undefined {
  const problem = problem_of(error);
  return problem?.status === 412 ? ((problem as unknown as { current?: Process }).current ?? undefined) : undefined;
}

// An address of this house from a title: "Piano dell’acqua 2030" → "piano-dell-acqua-2030".
export function slug_of(title: string): string {
  return title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
}
