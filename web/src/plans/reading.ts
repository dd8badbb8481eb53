// How far this reader has come, kept on this device only.
const key = (consultation_id: number) => `arengo:read:${consultation_id}`;

export function pages_read(consultation_id: number): number[] {
  try {
    return JSON.parse(localStorage.getItem(key(consultation_id)) ?? "[]");
  } catch {
    return [];
  }
}

export function mark_read(consultation_id: number, page_id: number): number[] {
  const read = pages_read(consultation_id);
  if (read.includes(page_id)) return read;
  const now = [...read, page_id];
  localStorage.setItem(key(consultation_id), JSON.stringify(now));
  return now;
}
