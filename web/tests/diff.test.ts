import { describe, expect, test } from "vitest";
import { marked_words } from "../src/plans/marks";
import { changed_words, count_words, excerpt, words_diff, type Part } from "../src/ui/words_diff";

const signs = { same: "", removed: "-", added: "+" };
const written = (parts: Part[]) =>
  parts.map(({ text, change }) => (change === "same" ? text : `[${signs[change]}${text}]`)).join("");

describe("the words of a proposal", () => {
  test("show what goes before what comes", () => {
    const parts = words_diff(
      "o con mezzi itineranti nelle zone più lontane.",
      "o con mezzi itineranti nei giorni di mercato.",
    );
    expect(written(parts)).toBe("o con mezzi itineranti [-nelle zone più lontane][+nei giorni di mercato].");
    expect(changed_words(parts)).toEqual({ added: 4, removed: 4 });
  });

  test("do not break up around a small word that both happen to share", () => {
    const parts = words_diff(
      "con mezzi nelle zone più lontane.",
      "con mezzi nei giorni di mercato e nelle borgate senza autobus.",
    );
    expect(written(parts)).toBe(
      "con mezzi [-nelle zone più lontane][+nei giorni di mercato e nelle borgate senza autobus].",
    );
  });

  test("change whole words, never letters", () => {
    expect(written(words_diff("l’impresa cresce", "l’imprese cresce"))).toContain("[-");
    expect(written(words_diff("nel 2013", "nel 2003"))).toBe("nel [-2013][+2003]");
  });

  test("an addition removes nothing", () => {
    const parts = words_diff(
      "nei presidi che già esistono o altrove",
      "nei presidi che già esistono, comprese le botteghe, o altrove",
    );
    expect(changed_words(parts)).toEqual({ added: 3, removed: 0 });
  });

  test("taking away the whole point removes every word", () => {
    expect(written(words_diff("Compilare un elenco.", ""))).toBe("[-Compilare un elenco.]");
  });

  test("always give back both texts exactly", () => {
    const pairs = [
      ["", "nuove parole"],
      ["uno due tre", "tre due uno"],
      ["a  b\nc", "a b c d"],
      ["L’ente, la città.", "Gli enti; le città!"],
    ] as const;
    for (const [before, after] of pairs) {
      const parts = words_diff(before, after);
      const side = (left_out: Part["change"]) =>
        parts.filter((part) => part.change !== left_out).map((part) => part.text);
      expect(side("added").join("")).toBe(before);
      expect(side("removed").join("")).toBe(after);
    }
  });

  test("are counted as people count them", () => {
    expect(count_words("l’economia sociale, dal 2025: tre-quattro cose!")).toBe(6);
  });

  test("in a list come first, with a little of what stands before an addition", () => {
    const parts = words_diff(
      `${"parole ".repeat(30)}che già esistono`,
      `${"parole ".repeat(30)}che già esistono, comprese le botteghe`,
    );
    expect(written(excerpt(parts))).toBe("parole che già esistono[+, comprese le botteghe]");
  });
});

describe("the words of the draft under discussion", () => {
  const words = "Aprire sportelli nelle zone più lontane.";

  test("are marked where a proposal would change them", () => {
    const cards = [{ kind: "change" as const, current_text: words, suggested_text: "Aprire sportelli nelle valli." }];
    expect(
      marked_words(words, cards)
        .filter((one) => one.marked)
        .map((one) => one.text),
    ).toEqual(["zone più lontane"]);
  });

  test("are not marked by a proposal written on other words", () => {
    const cards = [{ kind: "change" as const, current_text: "altre parole", suggested_text: "altre" }];
    expect(marked_words(words, cards)).toEqual([{ text: words, marked: false }]);
  });
});
