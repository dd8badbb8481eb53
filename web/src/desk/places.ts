// The places of the desk, in the order of the menu. A place that this process does not have yet has no address.
import { evaluates, is_organiser, team, watchers } from "../people/people.svelte";
import { in_order } from "../ui/lists";
import type { Process, ProcessConsultation } from "../wire/types";
import { naming, worked_on } from "./worked_on.svelte";

export interface Place {
  name: string;
  for: string[]; // whose work it is
  href(process: Process): string | undefined;
}

export const desk_of = (slug: string) => `/processes/${slug}/desk`;

// Whose answers I may look at: an organiser's are all, an evaluator's those of the consultations with a proposal to study.
export function to_answer(process: Process): ProcessConsultation[] {
  const all = in_order(process.consultations);
  return is_organiser(process.process_id) ? all : all.filter((one) => evaluates(one.consultation_id));
}

export function answered(process: Process): ProcessConsultation | undefined {
  const mine = to_answer(process);
  const here = worked_on(process)?.consultation_id;
  return mine.find(({ consultation_id }) => consultation_id === here) ?? mine.at(-1);
}

function decisions(process: Process) {
  const one = answered(process);
  return one && `/consultations/${one.consultation_id}/decide`;
}

// The meeting to work on: the next one, else the latest.
function meeting(process: Process) {
  const all = in_order(process.meetings);
  const one = all.find(({ state }) => state !== "closed") ?? all.at(-1);
  return one && `/meetings/${one.meeting_id}/desk`;
}

const page = (name: string) => (process: Process) => `${desk_of(process.slug)}/${name}`;

const organisers: string[] = ["organiser"];

export const places: Place[] = [
  { name: "watching", for: watchers, href: (process) => desk_of(process.slug) + naming(process) },
  { name: "draft", for: organisers, href: page("draft") },
  { name: "set_up", for: organisers, href: page("set-up") },
  { name: "moderation", for: ["organiser", "moderator"], href: page("moderation") },
  { name: "decisions", for: team, href: decisions },
  {
    name: "text",
    for: organisers,
    href: (process) => (worked_on(process) ? page("text")(process) + naming(process) : undefined),
  },
  { name: "meeting", for: ["organiser", "front_desk"], href: meeting },
  { name: "bodies", for: organisers, href: page("bodies") },
  { name: "out", for: organisers, href: page("out") },
  { name: "log", for: organisers, href: page("log") },
];
