import { describe, expect, test } from "vitest";
import { fate_of } from "../src/tables/fate";
import { tidy_code } from "../src/tables/join";
import { writer_of } from "../src/tables/lines";
import {
  columns_of,
  current_session,
  first_words,
  known_names,
  next_session,
  spoken_ms,
  suggested_title,
} from "../src/tables/order";
import { my_turn } from "../src/tables/turn";
import { with_unsent, type Waiting } from "../src/tables/unsent";
import { same_points, spent, with_points } from "../src/tables/vote";
import type { Desk, Line, Note, Session, Speaker } from "../src/wire/tables";

const at = (minute: number) => `2024-12-05T10:${String(minute).padStart(2, "0")}:00.000Z`;

const note = (contribution_id: number, more: Partial<Note> = {}): Note => ({
  contribution_id,
  number: contribution_id,
  session_id: 2,
  text: `Nota ${contribution_id}`,
  written_at: at(contribution_id),
  order: contribution_id,
  ...more,
});
const speaker = (speaker_id: number, name: string, more: Partial<Speaker> = {}): Speaker => ({
  speaker_id,
  name,
  state: "waiting",
  spoke_ms: 0,
  order: speaker_id,
  ...more,
});
const line = (line_id: number, cites: number[] = [], more: Partial<Line> = {}): Line => ({
  line_id,
  text: `Frase ${line_id}`,
  revision: 1,
  cites: Object.fromEntries(cites.map((id) => [id, true])),
  order: line_id,
  ...more,
});
const session = (round: number, state: Session["state"]) =>
  ({ session_id: round, round, state, question: "?", template: {}, length_ms: 0, order: round }) as Session;
const by_id = <T>(things: T[], id: (one: T) => number) => Object.fromEntries(things.map((one) => [id(one), one]));

function table(change: Partial<Desk> = {}): Desk {
  const notes = [note(1, { group_id: 7 }), note(2), note(3, { parked: true }), note(4, { merged_into: 2 })];
  return {
    table_id: 3,
    meeting_id: 1,
    meeting_title: "",
    theme: "",
    order: 3,
    session: "2",
    sessions: { 1: session(1, "closed"), 2: session(2, "running") },
    participants: 2,
    contributions: by_id(notes, (one) => one.contribution_id),
    groups: { 7: { group_id: 7, title: "Una porta", contributions: 1, order: 1 } },
    speakers: {},
    summary: {},
    queue: { 9: note(9) },
    ...change,
  };
}

const waiting = (method: Waiting["write"]["method"], path: string, body: object = {}, more = {}): Waiting => ({
  key: `${method} ${path}`,
  at: 0,
  write: { method, path, body },
  ...more,
});

describe("what is on its way is seen at once", () => {
  test("a note keeps its words, and another table's is not shown here", () => {
    const items = [
      waiting("POST", "/api/tables/3/contributions", { text: "Prima", field: "action" }),
      waiting("POST", "/api/tables/4/contributions", { text: "Altrove" }),
    ];
    expect(with_unsent(table(), items).notes.map(({ text, field }) => [text, field])).toEqual([["Prima", "action"]]);
  });

  test("notes are moved, marked, put aside and taken in", () => {
    const { table: shown, waiting: marks } = with_unsent(table(), [
      waiting("POST", "/api/contributions/2/move", { group_id: 7 }),
      waiting("POST", "/api/contributions/1/plenary", { marked: true }),
      waiting("POST", "/api/contributions/9/take"),
    ]);
    expect(shown.contributions[2]!.group_id).toBe(7);
    expect(shown.contributions[1]!.plenary).toBe(true);
    expect(Object.keys(shown.queue)).toEqual([]);
    expect(shown.contributions[9]!.text).toBe("Nota 9");
    expect([...marks].sort()).toEqual(["contributions/1", "contributions/2", "contributions/9"]);
  });

  test("a new theme is there with its note before it has an id", () => {
    const items = [waiting("POST", "/api/tables/3/groups", { title: "Nuovo", contributions: [2] })];
    const { table: shown } = with_unsent(table(), items);
    expect(shown.groups[-1]!.title).toBe("Nuovo");
    expect(shown.contributions[2]!.group_id).toBe(-1);
  });

  test("lines change and go, and what the server said is not touched", () => {
    const before = table({ summary: { 1: line(1, [1]), 2: line(2) } });
    const { table: shown } = with_unsent(before, [
      waiting("PATCH", "/api/lines/1", { text: "Meglio", cites: [2] }),
      waiting("DELETE", "/api/lines/2"),
    ]);
    expect(shown.summary[1]).toMatchObject({ text: "Meglio", cites: { 2: true } });
    expect(Object.keys(shown.summary)).toEqual(["1"]);
    expect(before.summary[1]!.text).toBe("Frase 1");
    expect(Object.keys(before.summary)).toEqual(["1", "2"]);
  });

  test("the floor passes with the device's own hour", () => {
    const speaking = speaker(1, "Elena", { state: "speaking", speaking_since: at(0) });
    const now = Date.parse(at(2));
    const items = [waiting("POST", "/api/speakers/1", { action: "finish" }, { at: now })];
    const { table: shown } = with_unsent(table({ speakers: { 1: speaking } }), items);
    expect(shown.speakers[1]).toMatchObject({ state: "finished", spoke_ms: 120_000 });
  });

  test("what was refused changes nothing, and its words stay", () => {
    const refused = { status: 409, reason: "session_closed" };
    const { table: shown, notes } = with_unsent(table(), [
      waiting("POST", "/api/contributions/2/move", { group_id: 7 }, { refused }),
      waiting("POST", "/api/tables/3/contributions", { text: "Troppo tardi" }, { refused }),
    ]);
    expect(shown.contributions[2]!.group_id).toBeUndefined();
    expect(notes).toMatchObject([{ text: "Troppo tardi", refused }]);
  });
});

describe("the order of things", () => {
  test("first what has no theme, then the themes, then what was put aside; merged notes are under another", () => {
    const columns = columns_of(table()).map(({ group, parked, notes }) => [
      parked ? "parked" : (group?.title ?? "loose"),
      notes.map((one) => one.number),
    ]);
    expect(columns).toEqual([
      ["loose", [2]],
      ["Una porta", [1]],
      ["parked", [3]],
    ]);
  });

  test("the current session is the one the server names; the next is the first that has not begun", () => {
    const sessions = { 1: session(1, "closed"), 2: session(2, "scheduled") };
    const shown = table({ session: "1", sessions });
    expect([current_session(shown)?.round, next_session(shown)?.round]).toEqual([1, 2]);
  });

  test("names are proposed once each, those on the list first", () => {
    const shown = table({ speakers: { 1: speaker(1, "Elena") } });
    shown.contributions[2]!.said_by = "Samir";
    shown.contributions[1]!.said_by = "Elena";
    expect(known_names(shown)).toEqual(["Elena", "Samir"]);
  });

  test("time spoken is counted over all turns of a person", () => {
    const turns = [
      speaker(1, "Davide", { spoke_ms: 60_000, state: "finished" }),
      speaker(2, "Davide", { spoke_ms: 5000 }),
    ];
    expect(spoken_ms(table({ speakers: by_id(turns, (one) => one.speaker_id) }), turns[1]!)).toBe(65_000);
  });

  test("a theme's first name is the first clause of the note", () => {
    expect(suggested_title("Una porta sola: oggi si bussa a sei uffici.")).toBe("Una porta sola");
    expect([...suggested_title("parola ".repeat(30))].length).toBeLessThanOrEqual(40);
    expect(first_words("Breve")).toBe("Breve");
  });
});

describe("points", () => {
  test("are never more than one has, nor fewer than none", () => {
    let points: Record<string, number> = {};
    for (let i = 0; i < 7; i += 1) points = with_points(points, 7, 1, 5);
    expect([points, spent(points)]).toEqual([{ 7: 5 }, 5]);
    expect(with_points({ 7: 1 }, 7, -1, 5)).toEqual({});
    expect(with_points({}, 7, -1, 5)).toEqual({});
  });

  test("a theme without points counts as one that was not named", () => {
    expect(same_points({ 7: 2, 8: 0 }, { 7: 2 })).toBe(true);
    expect(same_points({ 7: 2 }, { 7: 1 })).toBe(false);
  });
});

describe("a participant", () => {
  const speakers = by_id(
    [speaker(1, "Elena", { state: "speaking" }), speaker(2, "Davide"), speaker(3, "Io", { person_id: 50 })],
    (one) => one.speaker_id,
  );

  test("knows the place in the list and who comes right before", () => {
    expect(my_turn(table({ speakers }), 50)).toMatchObject({ place: 2, before: "Davide" });
    expect(my_turn(table({ speakers }), 51)).toBeUndefined();
  });

  test("reads the farthest that a note has come", () => {
    const mine = (state: string, more = {}) => ({ ...note(1, more), state }) as never;
    const shown = table({ contributions: { 1: note(1) }, summary: { 1: line(1, [2]), 2: line(2, [1]) } });
    expect(fate_of(mine("taken"), shown)).toMatchObject({ key: "tables.fate_cited", values: { n: 2 } });
    const without = table({ contributions: {} });
    expect(fate_of(mine("queued"), without).key).toBe("tables.fate_queued");
    expect(fate_of(mine("grouped", { group_id: 7 }), without)).toMatchObject({ values: { title: "Una porta" } });
    const aside = table({ contributions: { 1: note(1, { parked: true }) } });
    expect(fate_of(mine("parked"), aside).key).toBe("tables.fate_parked");
    expect(fate_of(mine("parked"), without).key).toBe("tables.fate_later");
  });
});

test("a claim to a line counts until its hour, and never against oneself", () => {
  const written = line(1, [], { writer: { person_id: 2, name: "Paola", until: at(5) } });
  expect(writer_of(written, Date.parse(at(4)))).toBe("Paola");
  expect(writer_of(written, Date.parse(at(5)))).toBeUndefined();
  expect(writer_of(written, Date.parse(at(4)), 2)).toBeUndefined();
});

test("a code is read as people type it", () => {
  expect(["k7m2 qx", "K7-M2-QX", "k7m2qx"].map(tidy_code)).toEqual(["K7M2QX", "K7M2QX", "K7M2QX"]);
});
