// The places of the desk, in the order of the menu. A place that this process does not have yet has no address.
import { main_consultation } from "../processes/processes.svelte";
import { in_order } from "../ui/lists";
import type { Process } from "../wire/types";

export interface Place {
  name: string;
  href(process: Process): string | undefined;
}

export const desk_of = (slug: string) => `/processes/${slug}/desk`;

function decisions(process: Process) {
  const consultation = main_consultation(process);
  return consultation && `/consultations/${consultation.consultation_id}/decide`;
}

// The meeting to work on: the next one, else the latest.
function meeting(process: Process) {
  const all = in_order(process.meetings);
  const one = all.find(({ state }) => state !== "closed") ?? all.at(-1);
  return one && `/meetings/${one.meeting_id}/desk`;
}

const page = (name: string) => (process: Process) => `${desk_of(process.slug)}/${name}`;

export const places: Place[] = [
  { name: "watching", href: ({ slug }) => desk_of(slug) },
  { name: "draft", href: page("draft") },
  { name: "set_up", href: page("set-up") },
  { name: "moderation", href: page("moderation") },
  { name: "decisions", href: decisions },
  {
    name: "text",
    href: (process) => (main_consultation(process) ? page("text")(process) : undefined),
  },
  { name: "meeting", href: meeting },
  { name: "bodies", href: page("bodies") },
  { name: "out", href: page("out") },
  { name: "log", href: page("log") },
];
