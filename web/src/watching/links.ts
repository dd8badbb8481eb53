// Where what waits is seen to.
import { desk_of } from "../desk/places";
import type { Wait, Watched } from "../wire/watching";

export function page_of(wait: Wait, slug: string, watched: Watched): string {
  if (wait.what === "help") return `/meetings/${wait.meeting_id}/regia`;
  if (wait.what === "flags" || wait.what === "pending") return `${desk_of(slug)}/moderation`;
  return `/consultations/${watched.consultation?.consultation_id}/decide?show=${wait.what}`;
}
