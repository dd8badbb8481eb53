import { expect, test } from "vitest";
import { blocks_of } from "../src/processes/article_blocks";

test("a page of text is headings, lists and paragraphs, with the lines that were broken by hand", () => {
  expect(blocks_of("# Chi decide\n\nDecidono\ni promotori.\n\n- uno\n- due\n\n3. tre\n4. quattro\n### Poi")).toEqual([
    { kind: "heading", level: 2, text: "Chi decide" },
    { kind: "paragraph", lines: ["Decidono", "i promotori."] },
    { kind: "list", ordered: false, start: 1, items: ["uno", "due"] },
    { kind: "list", ordered: true, start: 3, items: ["tre", "quattro"] },
    { kind: "heading", level: 3, text: "Poi" },
  ]);
});

test("the highest heading that is used is the second of the page, whatever signs it has", () => {
  expect(blocks_of("## Uno\n### Due")).toEqual([
    { kind: "heading", level: 2, text: "Uno" },
    { kind: "heading", level: 3, text: "Due" },
  ]);
});

test("what only looks like a sign stays as it was written", () => {
  expect(blocks_of("#senza spazio\n-nemmeno questo")).toEqual([
    { kind: "paragraph", lines: ["#senza spazio", "-nemmeno questo"] },
  ]);
});
