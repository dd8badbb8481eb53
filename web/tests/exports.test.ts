import { describe, expect, test } from "vitest";
import { asked, end_of_minute, on_the_clock, type AsOf } from "../src/exports/as_of";
import { published_numbers } from "../src/exports/participants.svelte";
import { ended } from "../src/exports/ready.svelte";
import type { MyExport, Participant } from "../src/wire/exports";

describe("a minute on the clocks of the process", () => {
  test.each([
    ["2025-04-04T16:42", "2025-04-04T14:42:59.999Z"],
    ["2025-02-25T00:00", "2025-02-24T23:00:59.999Z"],
    ["2025-03-30T01:59", "2025-03-30T00:59:59.999Z"],
    ["2025-03-30T03:00", "2025-03-30T01:00:59.999Z"],
    ["2025-10-26T03:00", "2025-10-26T02:00:59.999Z"],
  ])("%s ends at %s", (minute, instant) => {
    expect(end_of_minute(minute)).toBe(instant);
    expect(on_the_clock(Date.parse(instant))).toBe(minute);
  });

  test.each(["", "ieri", "2025-04-04", "2025-13-04T16:42"])("%j is none", (minute) => {
    expect(end_of_minute(minute)).toBeUndefined();
  });
});

describe("as of", () => {
  const now = { seq: 4812, at: "2025-04-04T14:42:00Z" };
  const of = (change: Partial<AsOf>) =>
    asked({ kind: "now", minute: "", seq: "", ...change }, now, "2025-03-11T22:59Z");

  test("now asks for nothing more", () => expect(of({})).toEqual({}));
  test("the closing is its instant", () => expect(of({ kind: "closing" })).toEqual({ at: "2025-03-11T22:59Z" }));
  test("an event is one of the record", () => {
    expect(of({ kind: "event", seq: " 4812 " })).toEqual({ seq: 4812 });
    for (const seq of ["", "0", "4813", "12a", "-1"]) expect(of({ kind: "event", seq })).toBeUndefined();
  });
});

test("news of one's own files: none at first, then each once, and not of another person's", () => {
  const file = (state: MyExport["state"]) => ({ 7: { export_job_id: 7, state, order: 7 } as MyExport });
  const told = (person: number, state: MyExport["state"]) => ended(person, file(state)).length;
  expect(told(1, "waiting")).toBe(0);
  expect(told(1, "ready")).toBe(1);
  expect(told(1, "ready")).toBe(0);
  expect(told(2, "failed")).toBe(0);
});

test("only those who are named have a number in the published list", () => {
  const bodies = [true, false, true].map((named, i) => ({ organisation_id: i + 1, named }) as Participant);
  expect([...published_numbers(bodies)]).toEqual([
    [1, 1],
    [3, 2],
  ]);
});
