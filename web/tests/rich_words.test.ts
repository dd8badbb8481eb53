import { describe, expect, it } from "vitest";
import { to_editor, to_markdown } from "../src/plans/desk/rich_words";
import { runs_of } from "../src/plans/inline";

describe("the words of a point between Markdown and the editor", () => {
  const kept = [
    "Uno due.",
    "Prima riga\nseconda riga\n\nAltro **forte** e *corsivo* [qui](https://example.org/a_b).",
    "- uno\n- **due**\n\n3. tre\n4. quattro",
    "Elenco:\n\n- uno",
    "4.4.1-a con * asterisco_basso_ [parentesi] <b>x</b> & 5 > 3 # non titolo",
    "# Titolo\n\n> citazione\n\n~~via~~ `code`",
    "a) uno\nb) due",
    "**grassetto e *dentro* anche** poi [a *b* d](http://c.it)",
    "2 * 3 * 4",
  ];
  for (const words of kept)
    it(`keeps ${JSON.stringify(words)}`, () => expect(to_markdown(to_editor(words))).toBe(words));

  it("writes in one way what may be written in two", () => {
    for (const words of ["**a [b](http://c.it) d**", "2 * 3 e \\*non corsivo\\*"]) {
      const once = to_markdown(to_editor(words));
      expect(to_markdown(to_editor(once))).toBe(once);
    }
  });

  it("puts spaces outside of signs, and keeps signs that are text", () => {
    const text = (words: string, ...marks: string[]) => ({
      type: "text",
      text: words,
      marks: marks.map((type) => ({ type })),
    });
    const doc = (...content: object[]) => ({ type: "doc", content: [{ type: "paragraph", content }] });
    expect(to_markdown(doc(text("ciao ", "bold"), text("a tutti")))).toBe("**ciao** a tutti");
    const starred = to_markdown(doc(text("*così*")));
    expect(starred).toBe("\\*così\\*");
    expect(
      runs_of(starred)
        .map((run) => run.text)
        .join(""),
    ).toBe("*così*");
    expect(to_markdown(doc(text("a", "bold"), text("b", "bold", "italic")))).toBe("**a*b***");
    expect(to_editor("**a*b***")).toEqual(doc(text("a", "bold"), text("b", "bold", "italic")));
  });
});
