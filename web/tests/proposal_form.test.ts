import { describe, expect, test } from "vitest";
import { draft_as_text, empty_draft, new_draft_key, type Draft } from "../src/proposals/drafts";
import { forget, keep, read_kept } from "../src/wire/kept";
import { as_proposal, lacks } from "../src/proposals/form";
import { kept_drafts } from "../src/proposals/kept_drafts";

const words = "Aprire sportelli nelle zone più lontane.";
const whole = (change: Partial<Draft> = {}): Draft => ({
  ...empty_draft(),
  kind: "change",
  title: "Sportelli nei giorni di mercato",
  body: "La corriera passa due volte al giorno.",
  suggested_text: "Aprire sportelli nei giorni di mercato.",
  ...change,
});
const missing = (draft: Draft) => lacks(draft, words).map((lack) => lack.field);

describe("a proposal being written", () => {
  test("can be sent when it is whole", () => {
    expect(missing(whole())).toEqual([]);
  });

  test.each([
    ["no kind", { kind: undefined }, ["kind"]],
    ["the words of the draft as they are", { suggested_text: words }, ["words"]],
    ["a title too short", { title: "Sport" }, ["title"]],
    ["a title too long", { title: "a".repeat(121) }, ["title"]],
    ["no reasons", { body: "  " }, ["body"]],
    ["no body chosen", { who: "body" as const }, ["who"]],
    ["nothing", { title: "", body: "", suggested_text: undefined }, ["words", "title", "body"]],
  ])("with %s says so first", (_what, change, fields) => {
    expect(missing(whole(change))).toEqual(fields);
  });

  test("counts letters as people see them", () => {
    expect(missing(whole({ title: "🌱".repeat(120) }))).toEqual([]);
  });

  test("an error in the text may leave the words alone", () => {
    const draft = whole({ kind: "erratum", suggested_text: undefined });
    expect(missing(draft)).toEqual([]);
    expect(as_proposal(draft, 53, words)).not.toHaveProperty("suggested_text");
  });

  test("a remark sends no words, even if some were typed before", () => {
    expect(as_proposal(whole({ kind: "general" }), 53, words)).not.toHaveProperty("suggested_text");
  });

  test("taking away the whole point sends empty words", () => {
    expect(as_proposal(whole({ kind: "deletion", suggested_text: "" }), 53, words).suggested_text).toBe("");
  });

  test("for a body never asks to show a name", () => {
    const made = as_proposal(whole({ who: "body", organisation_id: 3, show_name: true }), 53, words);
    expect(made).toMatchObject({ organisation_id: 3, show_name: false });
  });
});

describe("a draft", () => {
  test("stays on the device until it is forgotten", () => {
    const key = new_draft_key(1, 53);
    keep(key, whole());
    expect(read_kept<Draft>(key)?.title).toBe("Sportelli nei giorni di mercato");
    expect(kept_drafts().map((one) => one.href)).toEqual(["/consultations/1/propose?node=53"]);
    forget(key);
    expect(kept_drafts()).toEqual([]);
  });

  test("that cannot be read is as if it were not there", () => {
    localStorage.setItem(new_draft_key(1, 53), "{broken");
    expect(kept_drafts()).toEqual([]);
  });

  test("can be copied whole", () => {
    expect(draft_as_text(whole())).toContain("La corriera passa due volte al giorno.");
  });
});
