import { describe, expect, test } from "vitest";
import { about_outcome, is_taken, outcomes } from "../src/decisions/outcomes";
import { address_of_cause, differences, others, said_once } from "../src/decisions/redlines";
import { read_replies_search, write_replies_search } from "../src/decisions/replies.svelte";
import { removed_after, unfolded } from "../src/decisions/whole_text";
import { Tree } from "../src/plans/tree";
import type { Cause, NodeChange } from "../src/wire/answers";

const proposal = (cause_id: number, proposal_id: number): Cause => ({
  cause_id,
  kind: "proposal",
  words: "",
  proposal: { proposal_id, number: proposal_id, title: "Una panchina", outcome: "accepted" },
});
const act: Cause = { cause_id: 9, kind: "act", words: "delibera 12" };
const sentence: Cause = {
  cause_id: 8,
  kind: "restitution",
  words: "",
  sentence: { sentence_id: 4, meeting_id: 2, text: "Più sportelli" },
};

const texts = (title: string, body: string) => ({ number: "A", title, body });
const change = (node_id: number, kind: NodeChange["change"], more: Partial<NodeChange> = {}): NodeChange => ({
  node_id,
  change: kind,
  number: "A",
  title: "",
  level_name: "Azione",
  causes: [],
  ...more,
});

describe("the causes of a change", () => {
  test("are said once each, in their order", () => {
    const said = said_once([proposal(1, 7), act, proposal(2, 7), sentence, { ...act, cause_id: 10 }]);
    expect(said.map((cause) => cause.cause_id)).toEqual([1, 9, 8]);
  });

  test("without the reader's own are those of the others", () => {
    expect(others([proposal(1, 7), proposal(2, 8), sentence], 7).map((cause) => cause.cause_id)).toEqual([2, 8]);
  });

  test("lead to where they can be read; an act has no page", () => {
    expect(address_of_cause(proposal(1, 7))).toBe("/proposals/7");
    expect(address_of_cause(sentence)).toBe("/meetings/2/restitution#s4");
    expect(address_of_cause(act)).toBeUndefined();
  });
});

describe("what differs in a node", () => {
  test("is its words, where only these moved", () => {
    const found = differences(
      change(1, "changed", { before: texts("Sportelli", "Uno"), after: texts("Sportelli", "Due") }),
    );
    expect(found).toEqual({ title: undefined, words: ["Uno", "Due"] });
  });

  test("is its title alone, for a node that has no other words", () => {
    expect(differences(change(1, "changed", { before: texts("Uno", ""), after: texts("Due", "") }))).toEqual({
      title: undefined,
      words: ["Uno", "Due"],
    });
  });

  test("is both where both did", () => {
    const found = differences(change(1, "changed", { before: texts("Uno", "a"), after: texts("Due", "b") }));
    expect(found).toEqual({ title: ["Uno", "Due"], words: ["a", "b"] });
  });

  test("is everything of a node that came, and of one that went", () => {
    expect(differences(change(1, "added", { after: texts("Uno", "a") }))).toEqual({
      title: ["", "Uno"],
      words: ["", "a"],
    });
    expect(differences(change(1, "removed", { before: texts("", "a") })).words).toEqual(["a", ""]);
  });

  test("is nothing where a node only moved", () => {
    expect(differences(change(1, "moved", { before: texts("", "a"), after: texts("", "a") }))).toEqual({
      title: undefined,
      words: undefined,
    });
  });
});

describe("the table of replies", () => {
  test("keeps its filters in the address, and takes from it only what it knows", () => {
    const search = { outcome: "rejected", node_id: 12 } as const;
    expect(read_replies_search(write_replies_search(search))).toEqual(search);
    expect(read_replies_search(new URLSearchParams("outcome=maybe&node=x"))).toEqual({});
    expect(write_replies_search({}).toString()).toBe("");
  });

  test("tells every outcome apart by picture as well as by colour", () => {
    expect(new Set(outcomes.map((one) => about_outcome(one).icon)).size).toBe(4);
    expect(outcomes.filter(is_taken)).toEqual(["accepted", "partially_accepted"]);
  });
});

describe("the whole text", () => {
  const tree = new Tree({
    plan_id: 1,
    version: 2,
    title: "",
    state: "published",
    levels: ["Tema", "Azione"],
    nodes: [
      { node_id: 1, level: 1, number: "1", title: "Uno", order: 1 },
      { node_id: 4, level: 1, number: "2", title: "Due", order: 2 },
      { node_id: 3, level: 2, parent_id: 1, number: "A", title: "", body: "a", order: 1 },
    ],
  });

  test("is read from the first line to the last, what hangs beneath a line after it", () => {
    expect(unfolded(tree).map((node) => node.node_id)).toEqual([1, 3, 4]);
  });

  test("shows what was removed behind the line that it followed, and first of all where there was none", () => {
    const changes = [change(8, "removed"), change(4, "changed"), change(9, "removed")];
    const found = removed_after(changes, [8, 1, 3, 9, 4], [1, 3, 4]);
    expect([...found].map(([after, gone]) => [after, gone.map((one) => one.node_id)])).toEqual([
      [0, [8]],
      [3, [9]],
    ]);
  });
});
