// One column for each day of the window: what arrived, what is today, what is still to come.
import { last_instant } from "../consultations/countdown";
import { day_of } from "../words/dates.svelte";

export interface DayColumn {
  day: string;
  arrived: number;
  when: "past" | "today" | "to_come";
}

const day_ms = 86_400_000;

export function day_columns(
  days: Record<string, number>,
  window: { opens_at: string; closes_at: string },
  now: number,
): DayColumn[] {
  const last = day_of(last_instant(window.closes_at));
  const today = day_of(now);
  const columns: DayColumn[] = [];
  // Noon to noon, so that a day of 23 or 25 hours is still one step.
  let noon = Date.parse(`${day_of(window.opens_at)}T12:00:00Z`);
  for (let day = day_of(noon); day <= last; noon += day_ms, day = day_of(noon)) {
    const when = day === today ? "today" : day < today ? "past" : "to_come";
    columns.push({ day, arrived: days[day] ?? 0, when });
  }
  return columns;
}
