// What is still to be done before a process can be consulted on, in the order in which an office does it.
import type { Process } from "../wire/types";
import { desk_of } from "../desk/places";

export interface Step {
  name: "describe" | "bodies" | "team" | "draft" | "publish" | "text" | "consultation";
  href: string;
  done: boolean;
}

// What the process itself does not tell.
export interface Known {
  people: number; // who works on it, and who was asked to
  versions: number; // of its texts, and how many of them are published
  published: number;
}

export function first_steps(process: Process, known: Known): Step[] {
  const desk = desk_of(process.slug);
  const some = (all: object) => Object.keys(all).length > 0;
  return [
    { name: "describe", href: `${desk}/set-up?part=process`, done: process.lead !== "" },
    { name: "bodies", href: `${desk}/set-up?part=bodies`, done: some(process.promoters) },
    { name: "team", href: `${desk}/set-up?part=team`, done: known.people > 1 },
    { name: "draft", href: `${desk}/draft`, done: known.versions > 0 },
    { name: "publish", href: `${desk}/set-up?part=process`, done: !process.draft },
    { name: "text", href: `${desk}/draft`, done: known.published > 0 },
    { name: "consultation", href: `${desk}/set-up?part=consultations`, done: some(process.consultations) },
  ];
}
