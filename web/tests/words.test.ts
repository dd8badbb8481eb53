import { readFileSync } from "node:fs";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { speak_in, t } from "../src/words/words.svelte";
import type { Language } from "../src/wire/types";

const languages: Language[] = ["it", "en", "fr"];
const catalogue = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(`src/words/${language}.json`, "utf8"));
const italian = catalogue("it");

const refusals =
  "malformed unknown_field bad_value too_long required not_signed_in not_found forbidden consultation_not_open consultation_closed already_withdrawn nothing_changed suggested_text_unexpected node_not_found not_your_organisation unknown_choice organisation_exists stale_revision revision_required idempotency_mismatch sign_in_expired sign_in_wrong_code sign_in_other_browser too_many_requests busy cross_site wrong_media_type method_not_allowed body_too_large length_required uri_too_long headers_too_large timeout unexpected session_closed being_written nothing_to_undo line_without_source too_many_points vote_closed".split(
    " ",
  );

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
    expect(refusals.filter((reason) => !words[`refusal.${reason}`])).toEqual([]);
  });
});

test("every word that a page asks for by name is in the catalogue", () => {
  const sources: Record<string, string> = import.meta.glob("../src/**/*.{svelte,ts}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const asked = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/\bt\(\s*"([a-z0-9_.]+)"/g)].map((found) => found[1]!),
  );
  expect(asked.length).toBeGreaterThan(100);
  expect([...new Set(asked)].filter((key) => !(key in italian))).toEqual([]);
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
