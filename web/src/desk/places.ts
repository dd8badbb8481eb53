// The places of the desk, in the order of the menu. A place that this process does not have yet has no address.
import { evaluates, is_organiser, team, watchers } from "../people/people.svelte";
import { main_consultation } from "../processes/processes.svelte";
import { in_order } from "../ui/lists";
import type { Process, ProcessConsultation } from "../wire/types";

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

function decisions(process: Process) {
  const mine = to_answer(process);
  const main = main_consultation(process);
  const one = mine.find(({ consultation_id }) => consultation_id === main?.consultation_id) ?? mine.at(-1);
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
  { name: "watching", for: watchers, href: ({ slug }) => desk_of(slug) },
  { name: "draft", for: organisers, href: page("draft") },
  { name: "set_up", for: organisers, href: page("set-up") },
  { name: "moderation", for: ["organiser", "moderator"], href: page("moderation") },
  { name: "decisions", for: team, href: decisions },
  {
    name: "text",
    for: organisers,
    href: (process) => (main_consultation(process) ? page("text")(process) : undefined),
  },
  { name: "meeting", for: ["organiser", "front_desk"], href: meeting },
  { name: "bodies", for: organisers, href: page("bodies") },
  { name: "out", for: organisers, href: page("out") },
  { name: "log", for: organisers, href: page("log") },
];
