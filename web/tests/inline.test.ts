import { expect, it } from "vitest";
import { formatted_words } from "../src/plans/formatted";
import { runs_of } from "../src/plans/inline";

it("makes no link of what could run", () => {
  expect(runs_of("[x](javascript:alert(1))").some((run) => run.href)).toBe(false);
});

it("shows signs as what they mean, also where a proposal touches the words", () => {
  const words = "Un **fondo** nuovo";
  const marked = [
    { text: "Un **fon", marked: false },
    { text: "do** nuovo", marked: true },
  ];
  expect(formatted_words(words, marked).map(({ text, bold, marked }) => [text, !!bold, marked])).toEqual([
    ["Un ", false, false],
    ["fon", true, false],
    ["do", true, true],
    [" nuovo", false, true],
  ]);
});
