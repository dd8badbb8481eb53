// What is on its way to the server, laid over what the server last said: nobody waits for the network to see their work.
import type { Write } from "../wire/api";
import type { Problem } from "../wire/types";
import type { Line, Note, Speaker, Table } from "../wire/tables";

export interface Waiting {
  key: string;
  at: number;
  write: Write;
  refused?: Problem;
}

export interface UnsentNote {
  key: string;
  at: number;
  text: string;
  field?: string;
  said_by?: string;
  refused?: Problem;
}

export interface UnsentLine {
  key: string;
  text: string;
  cites: number[];
  refused?: Problem;
}

export interface Shown<T extends Table> {
  table: T;
  notes: UnsentNote[];
  lines: UnsentLine[];
  waiting: Set<string>; // "contributions/12", "lines/3": what is shown but not yet acknowledged
}

type Body = Record<string, unknown>;
type Rule = <T extends Table>(shown: Shown<T>, id: string, body: Body, item: Waiting) => void;

const rules: [string, RegExp, Rule][] = [
  [
    "POST",
    /^\/api\/tables\/\d+\/contributions$/,
    (shown, _id, body, { key, at, refused }) => {
      const { text, field, said_by } = body as { text: string; field?: string; said_by?: string };
      shown.notes.push({ key, at, text, field, said_by, refused });
    },
  ],
  [
    "POST",
    /^\/api\/tables\/\d+\/lines$/,
    (shown, _id, body, { key, refused }) => {
      const { text, cites = [] } = body as { text: string; cites?: number[] };
      shown.lines.push({ key, text, cites, refused });
    },
  ],
  ["POST", /^\/api\/tables\/\d+\/groups$/, add_group],
  ["POST", /^\/api\/tables\/\d+\/speakers$/, add_speaker],
  [
    "POST",
    /^\/api\/contributions\/(\d+)\/move$/,
    (shown, id, body) => {
      change_note(shown, id, { group_id: (body.group_id as number | null) ?? undefined, parked: undefined });
    },
  ],
  [
    "POST",
    /^\/api\/contributions\/(\d+)\/park$/,
    (shown, id, body) => change_note(shown, id, { parked: !!body.parked }),
  ],
  [
    "POST",
    /^\/api\/contributions\/(\d+)\/plenary$/,
    (shown, id, body) => {
      change_note(shown, id, { plenary: !!body.marked });
    },
  ],
  ["PATCH", /^\/api\/contributions\/(\d+)$/, (shown, id, body) => change_note(shown, id, body as Partial<Note>)],
  ["POST", /^\/api\/contributions\/(\d+)\/(?:merge|retract)$/, (shown, id) => remove(shown.table.contributions, id)],
  ["POST", /^\/api\/contributions\/(\d+)\/take$/, take],
  ["POST", /^\/api\/contributions\/(\d+)\/decline$/, leave_for_later],
  ["POST", /^\/api\/speakers\/(\d+)$/, (shown, id, body, { at }) => move_speaker(shown.table, id, body, at)],
  ["PATCH", /^\/api\/lines\/(\d+)$/, (shown, id, body) => change_line(shown, id, body)],
  ["POST", /^\/api\/lines\/(\d+)\/plenary$/, (shown, id, body) => change_line(shown, id, { plenary: !!body.sent })],
  ["DELETE", /^\/api\/lines\/(\d+)$/, (shown, id) => remove(shown.table.summary, id)],
];

const queue_of = (table: Table): Record<string, Note> => (table as { queue?: Record<string, Note> }).queue ?? {};

const later_of = (table: Table): Record<string, Note> => (table as { later?: Record<string, Note> }).later ?? {};

function leave_for_later<T extends Table>(shown: Shown<T>, id: string) {
  const note = queue_of(shown.table)[id];
  remove(queue_of(shown.table), id);
  if (note) later_of(shown.table)[id] = note;
}

// The table as it will be once everything has arrived; the one given is not touched.
export function with_unsent<T extends Table>(table: T, items: Waiting[]): Shown<T> {
  const copy = { ...table, contributions: { ...table.contributions }, groups: { ...table.groups } };
  copy.speakers = { ...table.speakers };
  copy.summary = { ...table.summary };
  if ("queue" in table) Object.assign(copy, { queue: { ...queue_of(table) }, later: { ...later_of(table) } });
  const shown: Shown<T> = { table: copy, notes: [], lines: [], waiting: new Set() };
  for (const item of items) lay_over(shown, item);
  return shown;
}

function lay_over<T extends Table>(shown: Shown<T>, item: Waiting) {
  const elsewhere = /^\/api\/tables\/(\d+)\//.exec(item.write.path)?.[1];
  if (elsewhere !== undefined && Number(elsewhere) !== shown.table.table_id) return;
  for (const [method, pattern, rule] of rules) {
    const found = method === item.write.method ? pattern.exec(item.write.path) : null;
    if (!found) continue;
    // What was refused changes nothing; only its words are kept in sight.
    if (!item.refused || !found[1]) rule(shown, found[1] ?? "", (item.write.body ?? {}) as Body, item);
  }
}

function remove(things: Record<string, unknown>, id: string) {
  delete things[id];
}

function change_note<T extends Table>(shown: Shown<T>, id: string, change: Partial<Note>) {
  const note = shown.table.contributions[id];
  if (!note) return;
  shown.table.contributions[id] = { ...note, ...change };
  shown.waiting.add(`contributions/${id}`);
}

function change_line<T extends Table>(shown: Shown<T>, id: string, change: Body) {
  const line = shown.table.summary[id];
  if (!line) return;
  const cites = Array.isArray(change.cites) ? Object.fromEntries(change.cites.map((one) => [one, true])) : line.cites;
  shown.table.summary[id] = { ...line, ...(change as Partial<Line>), cites };
  shown.waiting.add(`lines/${id}`);
}

function take<T extends Table>(shown: Shown<T>, id: string) {
  const note = queue_of(shown.table)[id] ?? later_of(shown.table)[id];
  if (!note) return;
  remove(queue_of(shown.table), id);
  remove(later_of(shown.table), id);
  shown.table.contributions[id] = note;
  shown.waiting.add(`contributions/${id}`);
}

const after = (things: Record<string, { order: number }>) =>
  Math.max(0, ...Object.values(things).map((one) => one.order)) + 1;

// A theme without an id yet has a negative one: it can be read, and nothing can be put into it until it has arrived.
function add_group<T extends Table>(shown: Shown<T>, _id: string, body: Body, { refused }: Waiting) {
  if (refused) return;
  const { groups } = shown.table;
  const notes = (body.contributions as number[] | undefined) ?? [];
  const group_id = -1 - Object.keys(groups).filter((key) => key.startsWith("-")).length;
  groups[group_id] = { group_id, title: String(body.title), contributions: notes.length, order: after(groups) };
  for (const note of notes) change_note(shown, String(note), { group_id, parked: undefined });
}

function add_speaker<T extends Table>(shown: Shown<T>, _id: string, body: Body, { refused }: Waiting) {
  if (refused || typeof body.name !== "string") return;
  const { speakers } = shown.table;
  const speaker_id = -1 - Object.keys(speakers).filter((key) => key.startsWith("-")).length;
  speakers[speaker_id] = { speaker_id, name: body.name, state: "waiting", spoke_ms: 0, order: after(speakers) };
}

function move_speaker(table: Table, id: string, body: Body, at: number) {
  const one = table.speakers[id];
  if (!one) return;
  if (body.action === "remove") return remove(table.speakers, id);
  const spoke_ms = one.spoke_ms + (one.speaking_since ? Math.max(0, at - Date.parse(one.speaking_since)) : 0);
  const still: Speaker = { ...one, spoke_ms, speaking_since: undefined };
  if (body.action === "speak")
    table.speakers[id] = { ...one, state: "speaking", speaking_since: new Date(at).toISOString() };
  if (body.action === "pause") table.speakers[id] = { ...still, state: "paused" };
  if (body.action === "finish") table.speakers[id] = { ...still, state: "finished" };
}
