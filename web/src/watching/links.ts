// Where what waits is seen to.
import type { Wait, Watched } from "../wire/watching";

export function page_of(wait: Wait, _slug: string, watched: Watched): string {
  const consultation = `/consultations/${watched.consultation?.consultation_id}`;
  if (wait.what === "help") return `/meetings/${wait.meeting_id}/regia`;
  if (wait.what === "flags") return consultation;
  if (wait.what === "pending") return `${consultation}?state=pending`;
  return `${consultation}/decide?show=${wait.what}`;
}
