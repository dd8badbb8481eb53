import { describe, expect, test } from "vitest";
import { code_in, code_in_fours } from "../src/meetings/codes";
import { as_waiting, found, has_lost, marked, verdict_on, with_arrivals, with_waiting } from "../src/meetings/door";
import { as_change, as_registration, empty_draft, is_full, lacks, moved, seats_left } from "../src/meetings/form";
import { forget_what_is_kept, keep, kept_key, kept_keys, read_kept } from "../src/wire/kept";
import type { DoorEntry, Meeting } from "../src/wire/meetings";

const meeting = {
  mode: "hybrid",
  seats: {
    in_person: { seats: 120, taken: 118, waiting: 0, present: 0 },
    online: { taken: 9, waiting: 0, present: 0 },
  },
  questions: {
    1: {
      question_id: 1,
      text: "Da dove ci segui?",
      kind: "choice",
      choices: { 1: "Da un ente" },
      required: true,
      order: 1,
    },
    2: { question_id: 2, text: "Altro?", kind: "text", choices: {}, required: false, order: 2 },
  },
  tables: { 11: { table_id: 11, theme: "Governance", people: 0, order: 1 } },
} as unknown as Meeting;

const draft = (change = {}) => ({
  ...empty_draft(),
  mode: "in_person" as const,
  answers: { 1: "Da un ente" },
  ...change,
});
const fields = (change: object, by_email = false) => lacks(draft(change), meeting, by_email).map((lack) => lack.field);

describe("a registration", () => {
  test("is complete with the way of taking part and what must be answered", () => {
    expect(fields({})).toEqual([]);
    expect(fields({ mode: undefined, answers: {} })).toEqual(["mode", "q1"]);
  });

  test("by e-mail alone also says who, and where to write", () => {
    expect(fields({}, true)).toEqual(["name", "email"]);
    expect(fields({ name: "Ada", email: "ada@example.org" }, true)).toEqual([]);
  });

  test("for a body says which", () => {
    expect(fields({ who: "body" })).toEqual(["who"]);
    expect(fields({ who: "body", organisation_id: 3 })).toEqual([]);
  });

  test("tells what is too long", () => {
    expect(fields({ access_needs: "a".repeat(501) })).toEqual(["access"]);
    expect(fields({ answers: { 1: "Da un ente", 2: "🌲".repeat(1001) } })).toEqual(["q2"]);
  });

  test("carries only what was said, and tables only for who comes", () => {
    const made = draft({ preferences: [11, 99], answers: { 1: "Da un ente", 2: " " }, dietary_needs: " celiaca " });
    expect(as_registration(made, meeting, false)).toEqual({
      mode: "in_person",
      table_preferences: [11],
      answers: { 1: "Da un ente" },
      dietary_needs: "celiaca",
    });
    expect(as_change({ ...made, mode: "online" }, meeting)).toMatchObject({ table_preferences: [], dietary_needs: "" });
  });

  test("knows the seats that are left", () => {
    expect(seats_left(meeting, "in_person")).toBe(2);
    expect(seats_left(meeting, "online")).toBeUndefined();
    expect(is_full({ seats: { in_person: { seats: 2, taken: 3, waiting: 0, present: 0 } } }, "in_person")).toBe(true);
  });

  test.each([
    [0, 2, ["b", "c", "a"]],
    [2, 0, ["c", "a", "b"]],
    [1, 9, ["a", "c", "b"]],
    [5, 0, ["a", "b", "c"]],
  ])("moves the choice at %i to %i", (from, to, expected) => {
    expect(moved(["a", "b", "c"], from, to)).toEqual(expected);
  });
});

describe("a ticket's code", () => {
  test.each([
    ["R4F7K2M9CAXY", "R4F7K2M9CAXY"],
    [" r4f7 k2m9-caxy ", "R4F7K2M9CAXY"],
    ["https://partecipa.example.org/tickets/R4F7K2M9CAXY", "R4F7K2M9CAXY"],
    ["https://partecipa.example.org/tickets/", undefined],
    ["R4F7K2M9CAX", undefined],
    ["R4F7K2M9CAX0", undefined],
    ["https://altro.example.org/", undefined],
  ])("in «%s» is %s", (read, code) => {
    expect(code_in(read)).toBe(code);
  });

  test("is read aloud in fours", () => {
    expect(code_in_fours("R4F7K2M9CAXY")).toBe("R4F7 K2M9 CAXY");
  });
});

const entry = (change: Partial<DoorEntry> = {}): DoorEntry => ({
  registration_id: 1,
  number: 1,
  name: "Fatima El-Amrani",
  organisation: "Università di Torino",
  code: "R4F7K2M9CAXY",
  mode: "in_person",
  state: "registered",
  ...change,
});

describe("a door", () => {
  test.each(["fat", "amrani", "el-am", "universita", "tor fat"])("finds people who say «%s»", (asked) => {
    expect(found([entry()], asked)).toHaveLength(1);
  });

  test.each(["f", "", "mrani", "fatima rossi"])("does not find them by «%s»", (asked) => {
    expect(found([entry()], asked)).toEqual([]);
  });

  test("marks the letters that were asked for", () => {
    expect(marked("Sara Brusasco", "bru")).toEqual(["Sara ", "Bru", "sasco"]);
    expect(marked("Niccolò Rossi", "niccolo")).toEqual(["", "Niccolò", " Rossi"]);
    expect(marked("Ada", "x")).toEqual(["Ada", "", ""]);
  });

  test("answers by itself, each with one word", () => {
    const word = (one: DoorEntry | undefined) => verdict_on(one, "R4F7K2M9CAXY", 0).word;
    expect(word(entry())).toBe("enter");
    expect(word(entry({ checked_in_at: "2025-03-27T08:12:00.000Z" }))).toBe("again");
    expect(word(entry({ state: "waiting_list" }))).toBe("waiting");
    expect(word(entry({ state: "cancelled" }))).toBe("unknown");
    expect(word(undefined)).toBe("unknown");
  });

  test("keeps the first time when two doors let the same person in", () => {
    const early = "2025-03-27T08:12:00.000Z";
    const late = "2025-03-27T08:15:00.000Z";
    const at = (before: string | undefined, told: string) =>
      with_arrivals([entry({ checked_in_at: before })], [{ registration_id: 1, at: told }])[0]!.checked_in_at;
    expect(at(undefined, late)).toBe(late);
    expect(at(late, early)).toBe(early);
    expect(at(early, late)).toBe(early);
  });

  test("shows what it has not sent yet, also over a list that was read again", () => {
    const at = "2025-03-27T08:12:00.000Z";
    const sending = (what: "check_in" | "walk_in", body: object) =>
      as_waiting({ key: what, what, write: { method: "POST", path: "/", body } });
    const waiting = [
      sending("check_in", { registration_id: 1, door: "Ingresso", at }),
      sending("walk_in", { name: "Nuova Arrivata", mode: "in_person", door: "Ingresso", at }),
    ];
    const [known, added] = with_waiting([entry()], waiting);
    expect(known!.checked_in_at).toBe(at);
    expect(added).toMatchObject({ name: "Nuova Arrivata", checked_in_at: at, registration_id: -Date.parse(at) });
    expect(with_waiting([entry()], [])).toEqual([entry()]);
  });

  test("hears when an entry was undone elsewhere, and not when it only gave way to newer ones", () => {
    const arrivals = (...ids: number[]) =>
      ids.map((n) => ({ registration_id: n, name: "", door: "", order: n, at: new Date(n * 1000).toISOString() }));
    const full = Array.from({ length: 20 }, (_, i) => 20 - i);
    expect(has_lost(arrivals(2, 1), arrivals(3, 2, 1))).toBe(false);
    expect(has_lost(arrivals(2, 1), arrivals(2))).toBe(true);
    expect(has_lost(arrivals(...full), arrivals(21, ...full.slice(0, 19)))).toBe(false);
    expect(has_lost(arrivals(21, ...full.slice(0, 19)), arrivals(21, ...full.slice(1, 20)))).toBe(true);
  });
});

describe("what a device keeps of people", () => {
  test("is found by its kind, and goes with who signs out", () => {
    keep(kept_key("ticket", "R4F7K2M9CAXY"), { at: 1 });
    keep(kept_key("door", 2), { items: [] });
    localStorage.setItem("arengo:language", "it");
    expect(kept_keys("ticket")).toHaveLength(1);
    expect(read_kept(kept_key("ticket", "R4F7K2M9CAXY"))).toEqual({ at: 1 });
    forget_what_is_kept();
    expect(kept_keys("ticket")).toEqual([]);
    expect(read_kept(kept_key("door", 2))).toBeUndefined();
    expect(localStorage.getItem("arengo:language")).toBe("it");
  });
});
