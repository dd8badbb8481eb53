import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { merge_patch } from "../src/wire/merge";

interface Case {
  name: string;
  before: unknown;
  patch: unknown;
  after: unknown;
}

// The server reads the same file: both sides keep one law.
const cases: Case[] = JSON.parse(readFileSync("../tests/shared/merge_patch.json", "utf8"));

describe("a merge patch", () => {
  test.each(cases)("$name", ({ before, patch, after }) => {
    const kept = structuredClone(before);
    expect(merge_patch(before, patch)).toEqual(after);
    expect(before).toEqual(kept);
  });

  test("leaves what it does not touch as the same object, so that nothing is drawn twice", () => {
    const before = { counts: { supports: 1 }, newest: { "1": { title: "A" } } };
    const after = merge_patch(before, { counts: { supports: 2 } });
    expect(after.newest).toBe(before.newest);
    expect(after.counts).not.toBe(before.counts);
  });

  test("treats __proto__ as a name like any other", () => {
    const after = merge_patch({}, JSON.parse('{"__proto__": {"bad": true}}'));
    expect(({} as Record<string, unknown>).bad).toBeUndefined();
    expect(Object.keys(after)).toEqual(["__proto__"]);
  });
});
