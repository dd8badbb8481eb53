// How long something has waited, in the unit that people use.
export type Age = { unit: "minutes" | "hours" | "days"; n: number };

export function age(since: string, now: number): Age {
  const minutes = Math.max(1, Math.floor((now - Date.parse(since)) / 60_000));
  if (minutes < 60) return { unit: "minutes", n: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 72 ? { unit: "hours", n: hours } : { unit: "days", n: Math.floor(hours / 24) };
}

// By the clock, so that a page left open tells it as well.
export function is_late(since: string, service_hours: number | undefined, now: number): boolean {
  return service_hours !== undefined && now - Date.parse(since) > service_hours * 3_600_000;
}
