import { describe, expect, test } from "vitest";
import {
  as_sent,
  changed_words,
  composed_of,
  is_whole,
  road,
  still_to_compose,
  without_cause,
} from "../src/decisions/final_text/road";
import type { NodeChange } from "../src/wire/answers";
import type { RolledNode } from "../src/wire/final_text";

const point = (node_id: number, text?: string): RolledNode => ({
  node_id,
  number: "A",
  title: "",
  before: "prima",
  proposals: [],
  ...(text === undefined ? { clash: true } : { text }),
});

describe("bringing the words into the text", () => {
  const nodes = [point(1, "dopo"), point(2), point(3, "poi")];

  test("waits for the points that only a person can put together", () => {
    expect(still_to_compose(nodes, {}).map((one) => one.node_id)).toEqual([2]);
    expect(still_to_compose(nodes, { 2: "" })).toEqual([]);
  });

  test("sends what a person wrote, not what came together by itself", () => {
    expect(composed_of(nodes, { 1: "dopo", 2: "insieme", 3: "altro" })).toEqual({ 2: "insieme", 3: "altro" });
  });

  test("leaves out what was written for a point that is no longer touched", () => {
    expect(composed_of(nodes, { 9: "vecchio" })).toEqual({});
  });
});

describe("a reason", () => {
  test("names what it cites, or says what it is", () => {
    expect(is_whole({ kind: "proposal", words: "parole" })).toBe(false);
    expect(is_whole({ kind: "proposal", id: 4, words: "" })).toBe(true);
    expect(is_whole({ kind: "act", words: "  " })).toBe(false);
    expect(is_whole({ kind: "editorial", words: "refuso" })).toBe(true);
  });

  test("of an act carries no id that was chosen before", () => {
    expect(as_sent({ kind: "act", id: 4, words: " delibera " })).toEqual({ kind: "act", words: "delibera" });
    expect(as_sent({ kind: "restitution", id: 4, words: "" })).toEqual({ kind: "restitution", words: "", id: 4 });
  });

  test("is missing where words changed, not where a point only moved", () => {
    const change = (node_id: number, kind: NodeChange["change"]): NodeChange => ({
      node_id,
      change: kind,
      number: "A",
      title: "",
      level_name: "",
      causes: [],
    });
    const nodes = [change(1, "changed"), change(2, "moved"), change(3, "removed")];
    expect(without_cause({ nodes }).map((one) => one.node_id)).toEqual([1, 3]);
    expect(without_cause(undefined)).toEqual([]);
  });
});

test("of a point only the words that differ travel", () => {
  const before = { title: "Uno", short_title: "", body: "a" };
  expect(changed_words(before, { ...before, body: "b " })).toEqual({ body: "b" });
  expect(changed_words(before, { ...before, body: "" })).toEqual({ body: "" });
  expect(changed_words(before, before)).toEqual({});
});

describe("the road", () => {
  const start = {
    of: 20,
    published: 0,
    rolled_out: false,
    reasons_missing: 0,
    is_final: false,
    promoters: 2,
    approved: 0,
  };

  test("begins with the answers, and shows one step at a time", () => {
    expect(road(start)).toEqual({
      answers: "now",
      words: "later",
      reasons: "later",
      final: "later",
      approved: "later",
    });
  });

  test("may have words in the text before the answers are public", () => {
    expect(road({ ...start, rolled_out: true, reasons_missing: 1 })).toMatchObject({
      answers: "now",
      words: "done",
      reasons: "later",
    });
  });

  test("ends when every promoter has approved the final text", () => {
    const final = { ...start, published: 20, rolled_out: true, is_final: true };
    expect(road({ ...final, approved: 1 }).approved).toBe("now");
    expect(Object.values(road({ ...final, approved: 2 }))).toEqual(["done", "done", "done", "done", "done"]);
  });
});
