import { readdirSync, readFileSync } from "node:fs";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { speak_in, t } from "../src/words/words.svelte";
import type { Language } from "../src/wire/types";

const languages: Language[] = ["it", "en", "fr"];
const catalogue = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(`src/words/${language}.json`, "utf8"));
const italian = catalogue("it");

const server = "../server";
const sources = readdirSync(server, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".cpp"))
  .map((file) => readFileSync(`${server}/${file}`, "utf8"));

const refusals = /enum class Reason \{([^}]*)\}/
  .exec(readFileSync(`${server}/base/refusal.hpp`, "utf8"))![1]!
  .match(/[a-z_]+/g)!;

function names(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap((option) => names(option.value))];
    return "value" in element ? [String(element.value)] : [];
  });
}

describe.each(languages)("the words in %s", (language) => {
  const words = catalogue(language);

  test("have the same keys as Italian", () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(italian).sort());
  });

  test("are all well-formed messages that speak of the same things", () => {
    for (const [key, message] of Object.entries(words)) {
      const own = new Set(names(parse(message, { ignoreTag: true })));
      const expected = new Set(names(parse(italian[key]!, { ignoreTag: true })));
      if (key !== "path.until") expect([...own].sort(), key).toEqual([...expected].sort());
    }
  });

  test("use no straight apostrophe, which in a message means something else", () => {
    expect(Object.entries(words).filter(([, message]) => message.includes("'"))).toEqual([]);
  });

  test("have a sentence for every refusal", () => {
    expect(refusals.length).toBeGreaterThan(80);
    expect(refusals.filter((reason) => !words[`refusal.${reason}`])).toEqual([]);
  });
});

test("every word that a page asks for by name is in the catalogue", () => {
  const pages: Record<string, string> = import.meta.glob("../src/**/*.{svelte,ts}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const asked = Object.values(pages).flatMap((source) =>
    [...source.matchAll(/\bt\(\s*"([a-z0-9_.]+)"/g)].map((found) => found[1]!),
  );
  expect(asked.length).toBeGreaterThan(100);
  expect([...new Set(asked)].filter((key) => !(key in italian))).toEqual([]);
});

test("what a receipt calls an event by is the kind that the server records", () => {
  const kinds = Object.keys(italian).flatMap((key) => /^event\.(?!other$)(.+)/.exec(key)?.[1] ?? []);
  expect(kinds.length).toBeGreaterThan(5);
  expect(kinds.filter((kind) => !sources.some((source) => source.includes(`"${kind}"`)))).toEqual([]);
});

test("plurals are right in each language", async () => {
  const said: string[] = [];
  for (const language of languages) {
    await speak_in(language);
    said.push(...[0, 1, 2].map((n) => t("proposal.n_comments", { n })));
  }
  expect(said).toEqual([
    "0 commenti",
    "1 commento",
    "2 commenti",
    "0 comments",
    "1 comment",
    "2 comments",
    "0 commentaire",
    "1 commentaire",
    "2 commentaires",
  ]);
});
