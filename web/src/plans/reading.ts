import { keep, read_kept } from "../wire/kept";

// How far this reader has come, kept on this device only.
const key = (consultation_id: number) => `arengo:read:${consultation_id}`;

export const pages_read = (consultation_id: number) => read_kept<number[]>(key(consultation_id)) ?? [];

export function mark_read(consultation_id: number, page_id: number): number[] {
  const read = pages_read(consultation_id);
  if (read.includes(page_id)) return read;
  const now = [...read, page_id];
  keep(key(consultation_id), now);
  return now;
}
