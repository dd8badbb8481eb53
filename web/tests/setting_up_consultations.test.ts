import { expect, test } from "vitest";
import { changes, day_in, open_to_all, type Window } from "../src/setting_up/consultations";

const window: Window = {
  title: "La bozza",
  opens_on: "2025-02-25",
  closes_on: "2025-03-11",
  method: "support",
  moderation: "after",
  taking_part: open_to_all(),
};

test("a closing instant is the last millisecond of its day where the process is", () => {
  expect(day_in("Europe/Rome", "2025-03-11T22:59:59.999Z")).toBe("2025-03-11");
  expect(day_in("Europe/Rome", "2025-03-11T23:00:00.000Z")).toBe("2025-03-12");
});

test("only what differs is sent", () => {
  expect(changes(window, { ...window })).toEqual({});
  expect(changes(window, { ...window, closes_on: "2025-03-18" })).toEqual({ closes_on: "2025-03-18" });
});

test("kinds and zones count only where a rule is about bodies, in whatever order they were ticked", () => {
  const ticked = { ...open_to_all(), kinds: ["bank", "union"] };
  expect(changes(window, { ...window, taking_part: ticked })).toEqual({});
  const bodies = { ...ticked, proposers: "bodies" as const };
  expect(changes(window, { ...window, taking_part: bodies })).toEqual({ taking_part: bodies });
  const before = { ...window, taking_part: bodies };
  expect(changes(before, { ...before, taking_part: { ...bodies, kinds: ["union", "bank"] } })).toEqual({});
});
