// As of when a file is to tell: now, the closing of the consultation, a minute on the clock, or an event of the record.
import type { ExportCatalogue } from "../wire/exports";
import type { Instant } from "../wire/types";

export interface AsOf {
  kind: "now" | "closing" | "minute" | "event";
  minute: string; // "2025-04-04T16:42", as it stands on the clocks of the process
  seq: string;
}

export interface Asked {
  seq?: number;
  at?: Instant;
}

const zone = "Europe/Rome";

// How far the clocks of the zone are ahead at an instant.
function ahead_ms(instant: number): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(instant);
  const [year, month, day, hour, minute, second] = ["year", "month", "day", "hour", "minute", "second"].map((type) =>
    Number(parts.find((part) => part.type === type)!.value),
  ) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

// The last instant of a minute on the clocks: what happened during it counts.
export function end_of_minute(minute: string): Instant | undefined {
  const on_the_clock = Date.parse(`${minute}:59.999Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(minute) || Number.isNaN(on_the_clock)) return undefined;
  const guess = on_the_clock - ahead_ms(on_the_clock);
  return new Date(on_the_clock - ahead_ms(guess)).toISOString();
}

// An instant as a field for a minute takes it.
export const on_the_clock = (instant: number) => new Date(instant + ahead_ms(instant)).toISOString().slice(0, 16);

// What to ask the server for; nothing while what was chosen is not whole, or is not in the record.
export function asked(as_of: AsOf, now: ExportCatalogue["now"], closes_at: Instant | undefined): Asked | undefined {
  if (as_of.kind === "now") return {};
  if (as_of.kind === "closing") return closes_at ? { at: closes_at } : undefined;
  if (as_of.kind === "minute") {
    const at = end_of_minute(as_of.minute);
    return at ? { at } : undefined;
  }
  const seq = /^[1-9]\d{0,14}$/.test(as_of.seq.trim()) ? Number(as_of.seq) : 0;
  return seq >= 1 && seq <= now.seq ? { seq } : undefined;
}
