import { expect, test } from "vitest";
import { changes, day_in } from "../src/setting_up/consultations";

const window = {
  title: "La bozza",
  opens_on: "2025-02-25",
  closes_on: "2025-03-11",
  method: "support",
  moderation: "after",
} as const;

test("a closing instant is the last millisecond of its day where the process is", () => {
  expect(day_in("Europe/Rome", "2025-03-11T22:59:59.999Z")).toBe("2025-03-11");
  expect(day_in("Europe/Rome", "2025-03-11T23:00:00.000Z")).toBe("2025-03-12");
});

test("only what differs is sent", () => {
  expect(changes(window, { ...window })).toEqual({});
  expect(changes(window, { ...window, closes_on: "2025-03-18" })).toEqual({ closes_on: "2025-03-18" });
});
