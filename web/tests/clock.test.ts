import { describe, expect, test } from "vitest";
import { digits_of, lasted, read_clock, type SessionTimes } from "../src/tables/clock";

const at = (clock: string) => Date.parse(`2024-12-05T${clock}Z`);
const running = (change: Partial<SessionTimes> = {}): SessionTimes => ({
  state: "running",
  length_ms: 50 * 60_000,
  started_at: "2024-12-05T11:25:00.000Z",
  ends_at: "2024-12-05T12:15:00.000Z",
  common_ends_at: "2024-12-05T12:15:00.000Z",
  ...change,
});

describe("the clock of a session", () => {
  test("counts down to its end", () => {
    const reading = read_clock(running(), at("11:56:26"));
    expect(reading).toMatchObject({ digits: "18:34", last: false, over: false, halted: false, extra_ms: 0 });
    expect(reading.part).toBeCloseTo(0.371, 2);
  });

  test("turns to its last five minutes, and counts on past zero", () => {
    expect(read_clock(running(), at("12:10:01"))).toMatchObject({ digits: "4:59", last: true, over: false });
    expect(read_clock(running(), at("12:16:20"))).toMatchObject({ digits: "+1:20", over: true, part: 0 });
  });

  test("stands still in a pause, which becomes the table's own exception", () => {
    const paused = running({ state: "paused", paused_at: "2024-12-05T11:55:50.000Z" });
    expect(read_clock(paused, at("11:56:26"))).toMatchObject({ digits: "19:10", halted: true, extra_ms: 36_000 });
  });

  test("tells what a table has more than the others", () => {
    const longer = running({ ends_at: "2024-12-05T12:20:00.000Z" });
    expect(read_clock(longer, at("11:56:26"))).toMatchObject({ digits: "23:34", extra_ms: 300_000 });
  });

  test("shows its length before it starts, and nothing when it is closed", () => {
    expect(read_clock({ state: "scheduled", length_ms: 3_000_000 }, 0)).toMatchObject({ digits: "50:00", last: false });
    expect(read_clock(running({ state: "closed" }), at("12:20:00"))).toMatchObject({ digits: "0:00", over: false });
  });
});

test.each([
  [0, "0:00"],
  [1, "0:01"],
  [59_000, "0:59"],
  [3_600_000, "60:00"],
  [-400, "0:00"],
  [-80_000, "+1:20"],
])("%d ms are written %s", (ms, text) => expect(digits_of(ms)).toBe(text));

test("how long something has lasted is told in whole seconds", () => {
  expect(lasted("2024-12-05T11:00:00.000Z", at("11:01:12.500"))).toBe("1:12");
});
