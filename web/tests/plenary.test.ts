import { describe, expect, test } from "vitest";
import { clock_of_all, lane_of, worst_first } from "../src/plenary/lanes";
import { agenda_around, lines_of, page_at, pages_of_account, pages_of_tables } from "../src/plenary/paging";
import { by_minute, cited, how_many, in_last_minutes, said_at, still_to_read } from "../src/plenary/said_at";
import type { AgendaItem, Glance, Note, ScreenSentence } from "../src/plenary/types";

const now = Date.parse("2024-12-05T11:56:26.000Z");
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();

const note = (contribution_id: number, table: number, themes: Record<string, boolean> = {}): Note => ({
  contribution_id,
  table,
  number: contribution_id,
  text: `Nota ${contribution_id}`,
  themes,
  order: contribution_id,
});

describe("who said it", () => {
  const notes = Object.fromEntries([note(1, 3), note(2, 1, { 7: true }), note(3, 3)].map((one) => [one.order, one]));

  test("is counted by tables, not by notes", () => {
    expect(how_many(said_at(Object.values(notes)))).toBe(2);
    expect(said_at([])).toEqual({});
  });

  test("lists the notes of a sentence by table, and leaves out those that are gone", () => {
    expect(cited({ 1: true, 2: true, 9: true }, notes).map((one) => one.contribution_id)).toEqual([2, 1]);
  });

  test("knows which notes are in no theme yet", () => {
    expect(still_to_read(Object.values(notes)).map((one) => one.contribution_id)).toEqual([1, 3]);
  });

  test("counts what came in the last minutes", () => {
    const pace = { "2024-12-05T11:56:00.000Z": 3, "2024-12-05T11:52:00.000Z": 2, "2024-12-05T11:40:00.000Z": 9 };
    expect(in_last_minutes(pace, 5, now)).toBe(5);
    expect(by_minute(pace, 6, now)).toEqual([0, 2, 0, 0, 0, 3]);
    expect(in_last_minutes(undefined, 5, now)).toBe(0);
  });
});

describe("a page of the hall's screen", () => {
  const sentence = (order: number, text: string, theme?: string): ScreenSentence => ({
    sentence_id: order,
    text,
    theme,
    tables: { 1: true },
    of: 5,
    contributions: 1,
    order,
  });
  const short = "Chi vuole aprire un’impresa sociale chiede un solo sportello.";

  test("breaks lines between words", () => {
    expect(lines_of("uno due tre", 7)).toBe(2);
    expect(lines_of("", 10)).toBe(1);
    expect(lines_of("x".repeat(25), 10)).toBe(3);
  });

  test("never has more than five rows, and what is left goes to the next", () => {
    const tables = Array.from({ length: 12 }, (_, i) => `Tavolo ${i}`);
    const pages = pages_of_tables(tables, (name) => name);
    expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
    expect(page_at(pages, 9)).toEqual(tables.slice(10));
    expect(page_at([], 1)).toBeUndefined();
  });

  test("has fewer rows when names are long", () => {
    const long = "Un tema dal nome molto lungo, che da solo prende almeno due o tre righe sullo schermo della sala";
    expect(pages_of_tables([long, long, long], (name) => name).map((page) => page.length)).toEqual([2, 1]);
  });

  test("begins anew with each theme, and ends with what has none", () => {
    const pages = pages_of_account([sentence(1, short, "A"), sentence(2, short), sentence(3, short, "A"), sentence(4, short, "B")]); // prettier-ignore
    expect(pages.map((page) => [page.theme, page.pieces.map((piece) => piece.sentence_id)])).toEqual([
      ["A", [1, 3]],
      ["B", [4]],
      [undefined, [2]],
    ]);
  });

  test("cuts a sentence that is longer than a page, and loses no word", () => {
    const words = Array.from({ length: 90 }, (_, i) => `parola${i}`).join(" ");
    const pieces = pages_of_account([sentence(1, words)]).flatMap((page) => page.pieces);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map((piece) => piece.text).join(" ")).toBe(words);
    expect(pieces.map((piece) => [piece.began, piece.goes_on])).toEqual([
      [false, true],
      ...pieces.slice(2).map(() => [true, true]),
      [true, false],
    ]);
  });

  test("shows the programme around the present hour", () => {
    const hours = Array.from({ length: 9 }, (_, i): AgendaItem => {
      const at = (hour: number) => `2024-12-05T${String(hour).padStart(2, "0")}:00:00.000Z`;
      return { kind: "talk", title: String(i), starts_at: at(8 + i), ends_at: at(9 + i), order: i };
    });
    expect(agenda_around(hours, now).map((item) => item.order)).toEqual([2, 3, 4, 5, 6]);
    expect(agenda_around(hours.slice(0, 3), now)).toHaveLength(3);
    expect(agenda_around([], now)).toEqual([]);
  });
});

describe("a table in the regia", () => {
  const ends_at = "2024-12-05T12:15:00.000Z";
  const table = (order: number, change: Partial<Glance> = {}, session = {}): Glance => ({
    table_id: order,
    order,
    theme: `Tema ${order}`,
    facilitators: {},
    session: { session_id: 1, round: 2, question: "", state: "running", length_ms: 3_000_000, ends_at, common_ends_at: ends_at, ...session }, // prettier-ignore
    participants: 20,
    contributions: 20,
    seen_at: ago(40),
    ...change,
  });

  test("is quiet while it runs on the clock of all", () => {
    expect(lane_of(table(1), now)).toMatchObject({ state: "running", trouble: "none", off_clock: false, rank: 5 });
  });

  test("shows only what differs", () => {
    const longer = table(2, {}, { ends_at: "2024-12-05T12:20:00.000Z" });
    expect(lane_of(longer, now)).toMatchObject({ off_clock: true, extra_minutes: 5 });
    const paused = table(5, {}, { state: "paused", paused_at: ago(36) });
    expect(lane_of(paused, now)).toMatchObject({ off_clock: true, since: ago(36) });
  });

  test("tells a call from one that is answered, and a silence from both", () => {
    const help = { help_call_id: 1, text: "", at: ago(72) };
    expect(lane_of(table(3, { help }), now)).toMatchObject({ trouble: "help", since: ago(72) });
    const taken = { ...help, taken: { name: "Rita", at: ago(20) } };
    expect(lane_of(table(3, { help: taken }), now)).toMatchObject({ trouble: "coming", since: ago(20) });
    expect(lane_of(table(4, { seen_at: ago(200) }), now)).toMatchObject({ trouble: "cut", since: ago(200) });
    expect(lane_of(table(4, { seen_at: ago(200) }, { state: "closed" }), now).trouble).toBe("none");
  });

  test("shares the clock of all, which stands still only when every table does", () => {
    const clock = { round: 2, state: "running" as const, ends_at };
    const paused = { state: "paused", paused_at: ago(36) };
    const of = (...tables: Glance[]) =>
      clock_of_all({ clock, tables: Object.fromEntries(tables.map((one) => [one.order, one])) });
    expect(of(table(1), table(2, {}, paused))).toBe(clock);
    expect(of(table(1, {}, paused), table(2, {}, paused), table(3, {}, { state: "closed" }))).toMatchObject(paused);
    expect(of(table(1, {}, { state: "wrapping_up" }))).toMatchObject({ state: "wrapping_up", ends_at });
    expect(clock_of_all({ clock: undefined, tables: {} })).toBeUndefined();
  });

  test("comes first when it needs somebody", () => {
    const tables = [
      table(1),
      table(2, {}, { state: "paused", paused_at: ago(36) }),
      table(3, { help: { help_call_id: 1, text: "", at: ago(72) } }),
      table(4, { seen_at: ago(200) }),
    ];
    expect(worst_first(tables, now).map((one) => one.order)).toEqual([3, 4, 2, 1]);
  });
});
