import { describe, expect, test } from "vitest";
import { closing_words } from "../src/consultations/consultations.svelte";
import { countdown, last_instant, window_state } from "../src/consultations/countdown";
import { day_columns } from "../src/processes/days";
import { set_clock } from "../src/wire/clock.svelte";
import { elided, full_at, span, tiny_day } from "../src/words/dates.svelte";
import { speak_in } from "../src/words/words.svelte";

const opens_at = "2025-02-24T23:00:00.000Z";
const closes_at = "2025-03-11T23:00:00.000Z";
const rome = (text: string) => Date.parse(`${text}+01:00`);

describe("the countdown", () => {
  test.each([
    ["2025-03-03T09:00:00", { unit: "days", n: 8 }],
    ["2025-03-10T23:59:59", { unit: "days", n: 1 }],
    ["2025-03-11T00:00:01", { unit: "hours", n: 23 }],
    ["2025-03-11T22:59:59", { unit: "hours", n: 1 }],
    ["2025-03-11T23:00:01", { unit: "minutes", n: 59 }],
    ["2025-03-11T23:59:01", { unit: "moments" }],
    ["2025-03-12T00:00:00", { unit: "over" }],
  ])("on %s it says %o", (when, expected) => {
    expect(countdown(rome(when), closes_at)).toEqual(expected);
  });

  test("follows the server's clock, not the browser's", () => {
    set_clock("2025-03-03T08:00:00.000Z", Date.now());
    expect(closing_words(closes_at)).toBe("Chiude tra 8 giorni");
    set_clock("2025-03-11T21:30:00.000Z", Date.now());
    expect(closing_words(closes_at)).toBe("Chiude tra un’ora");
  });
});

describe("a window", () => {
  test("is open on its last instant and closed on the next", () => {
    const window = { state: "open" as const, opens_at, closes_at };
    expect(window_state(window, Date.parse(closes_at) - 1)).toBe("open");
    expect(window_state(window, Date.parse(closes_at))).toBe("closed");
  });

  test("opens by itself on the instant", () => {
    const window = { state: "planned" as const, opens_at, closes_at };
    expect(window_state(window, Date.parse(opens_at) - 1)).toBe("planned");
    expect(window_state(window, Date.parse(opens_at))).toBe("open");
  });

  test("ends at 23:59 of its last day, as people say it", async () => {
    expect(full_at(last_instant(closes_at))).toBe("martedì 11 marzo 2025 alle 23:59");
    await speak_in("en");
    expect(full_at(last_instant(closes_at))).toBe("Tuesday, 11 March 2025 at 23:59");
    await speak_in("fr");
    expect(full_at(last_instant(closes_at))).toBe("mardi 11 mars 2025 à 23:59");
  });
});

describe("dates", () => {
  test.each([
    ["2024-07", "2024-08", "month", "luglio – agosto 2024"],
    ["2024-12-05", "2024-12-05", "day", "5 dicembre 2024"],
    ["2025-02-25", "2025-03-11", "day", "25 febbraio – 11 marzo 2025"],
    ["2024-11-30", "2025-01-01", "day", "30 novembre 2024 – 1º gennaio 2025"],
    ["2025-03", "2025-03", "month", "marzo 2025"],
  ] as const)("from %s to %s by %s is “%s”", (from, to, precision, said) => {
    expect(span(from, to, precision)).toBe(said);
  });

  test("Italian elides before eight and eleven only", () => {
    expect(["2025-03-08", "2025-03-11", "2025-03-01", "2025-03-18"].map((day) => elided(`${day}T12:00:00Z`))).toEqual([
      "yes",
      "yes",
      "no",
      "no",
    ]);
  });
});

describe("the chart of arrivals", () => {
  test("has a column for each day, across the change of hour", () => {
    const window = { opens_at: "2025-03-28T23:00:00Z", closes_at: "2025-04-01T22:00:00Z" };
    const columns = day_columns({ "2025-03-30": 2 }, window, Date.parse("2025-03-30T10:00:00Z"));
    expect(columns.map((column) => `${column.day} ${column.arrived} ${column.when}`)).toEqual([
      "2025-03-29 0 past",
      "2025-03-30 2 today",
      "2025-03-31 0 to_come",
      "2025-04-01 0 to_come",
    ]);
    expect(tiny_day(columns[0]!.day)).toBe("29 mar");
  });
});
