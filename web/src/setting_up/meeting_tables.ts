// The tables of a meeting and their rounds, as the forms hold them, and as the server gives and takes them.
import { in_order } from "../ui/lists";
import type { Loaded } from "./meeting_part.svelte";
import { counted, lines, put, read_meeting, read_set_up } from "./meeting_parts";

// ---- The tables, by number
export interface Table {
  table_id?: number;
  theme: string;
  room: string;
  seats: string;
  nodes: number[];
  facilitators: number[];
}
export interface Tables {
  tables: Table[];
}
export async function load_tables(id: number): Promise<Loaded<Tables>> {
  const [{ tables, revision }, more] = await Promise.all([read_meeting(id), read_set_up(id)]);
  const all = in_order(tables).map(({ table_id, theme, room = "", seats, nodes }) => ({
    table_id,
    theme,
    room,
    seats: seats === undefined ? "" : String(seats),
    nodes: in_order(nodes).map(({ node_id }) => node_id),
    facilitators: more.tables[table_id]?.facilitators ?? [],
  }));
  return { value: { tables: all }, revision };
}
export function save_tables(id: number, { tables }: Tables, revision: number) {
  const asked = tables.map(({ table_id, theme, room, seats, nodes, facilitators }) => ({
    ...(table_id ? { table_id } : {}),
    theme: theme.trim(),
    ...(room.trim() ? { room: room.trim() } : {}),
    ...(counted(seats) ? { seats: counted(seats) } : {}),
    nodes,
    facilitators,
  }));
  return put(id, "tables", { tables: asked }, revision);
}

// ---- The rounds, at every table
export interface Round {
  minutes: string;
  question: string;
  own: Record<string, string>; // by table; empty: the common one
  fields: string; // what a note holds, one a line
  begun: boolean;
}
export interface Rounds {
  rounds: Round[];
}
export async function load_rounds(id: number): Promise<Loaded<Rounds>> {
  const { rounds, revision } = await read_set_up(id);
  const all = rounds.map(({ minutes, question, own, fields, begun }) => ({
    minutes: String(minutes),
    question,
    own,
    fields: fields.map(({ label }) => label).join("\n"),
    begun,
  }));
  return { value: { rounds: all }, revision };
}

// A field that is there keeps its key, so that notes taken by it keep their sense.
export function keyed(labels: string[], before: { key: string; label: string }[]): { key: string; label: string }[] {
  const taken = new Set(before.map(({ key }) => key));
  return labels.map((label) => {
    const there = before.find((one) => one.label === label);
    if (there) return there;
    let n = 1;
    while (taken.has(`f${n}`)) n += 1;
    taken.add(`f${n}`);
    return { key: `f${n}`, label };
  });
}
export async function save_rounds(id: number, { rounds }: Rounds, revision: number) {
  const before = (await read_set_up(id)).rounds;
  const asked = rounds.map(({ minutes, question, own, fields }, at) => ({
    minutes: counted(minutes) ?? 45,
    question: question.trim(),
    own: Object.fromEntries(
      Object.entries(own)
        .map(([table, words]) => [table, words.trim()] as const)
        .filter(([, words]) => words && words !== question.trim()),
    ),
    fields: keyed([...new Set(lines(fields))], before[at]?.fields ?? []),
  }));
  return put(id, "rounds", { rounds: asked }, revision);
}
