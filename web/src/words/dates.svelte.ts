// Dates as people say them, in the process's own time zone.
import { language, t } from "./words.svelte";
import type { Day, Instant } from "../wire/types";

const zone = "Europe/Rome";

type When = Instant | number;

// English as it is written in Europe: day before month, hours to 24.
const locale = () => (language() === "en" ? "en-GB" : language());

function shaped(when: When, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(new Date(when));
}

export function day_of(when: When): Day {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(when));
}

// A day or month has no hour; noon UTC is the same day in Rome.
const noon = (day: Day) => `${day.length === 7 ? `${day}-15` : day}T12:00:00Z`;

// Italian says "1º marzo" for the first of the month.
function first_of_month(text: string): string {
  return language() === "it" ? text.replace(/(^|\s)1 (?=\p{L})/u, "$11º ") : text;
}

export const time = (when: When) => shaped(when, { hour: "numeric", minute: "2-digit" });
export const time_to_second = (when: When) => shaped(when, { hour: "numeric", minute: "2-digit", second: "2-digit" });

export const day = (when: When) => first_of_month(shaped(when, { day: "numeric", month: "long" }));
export const day_year = (when: When) =>
  first_of_month(shaped(when, { day: "numeric", month: "long", year: "numeric" }));
export const weekday = (when: When) => first_of_month(shaped(when, { weekday: "long", day: "numeric", month: "long" }));
export const weekday_year = (when: When) =>
  first_of_month(shaped(when, { weekday: "long", day: "numeric", month: "long", year: "numeric" }));
export const weekday_short = (when: When) =>
  first_of_month(shaped(when, { weekday: "short", day: "numeric", month: "long" }));

export const plain_day = (on: Day) => day(noon(on));
export const plain_day_year = (on: Day) => day_year(noon(on));
export const tiny_day = (on: Day) => shaped(noon(on), { day: "numeric", month: "short" }).replace(".", "");

export const day_time = (when: When) => t("date.day_time", { day: day(when), time: time(when) });
export const day_at_time = (when: When) => t("date.day_at_time", { day: weekday(when), time: time(when) });
export const full = (when: When) => t("date.day_time", { day: weekday_year(when), time: time(when) });
export const full_at = (when: When) => t("date.day_at_time", { day: weekday_year(when), time: time(when) });

export const number = (value: number) =>
  new Intl.NumberFormat(locale(), { useGrouping: "always" } as never).format(value);

// "8,4 MB"
export function size(bytes: number): string {
  const [value, unit] =
    bytes >= 1e6 ? [bytes / 1e6, "megabyte"] : bytes >= 1000 ? [bytes / 1000, "kilobyte"] : [bytes, "byte"];
  const maximumFractionDigits = value < 10 && unit !== "byte" ? 1 : 0;
  return new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits }).format(value);
}

// "luglio – agosto 2024", "25 febbraio – 11 marzo 2025", "5 dicembre 2024": nothing said twice.
export function span(from: string, to: string, precision: "day" | "month"): string {
  const [start, end] = [new Date(noon(from)), new Date(noon(to))];
  const options: Intl.DateTimeFormatOptions =
    precision === "month" ? { month: "long", year: "numeric" } : { day: "numeric", month: "long", year: "numeric" };
  const last = first_of_month(shaped(noon(to), options));
  if (from === to) return last;
  const same_year = start.getUTCFullYear() === end.getUTCFullYear();
  const same_month = same_year && start.getUTCMonth() === end.getUTCMonth();
  if (precision === "month" && same_month) return last;
  const first = first_of_month(shaped(noon(from), same_year ? { ...options, year: undefined } : options));
  return `${first} – ${last}`;
}

// Italian elides before "otto" and "undici": fino all’8, fino all’11.
export const elided = (when: When) => (["8", "11"].includes(shaped(when, { day: "numeric" })) ? "yes" : "no");
