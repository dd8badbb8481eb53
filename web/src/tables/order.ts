// In which order a table's things are shown, and where each belongs.
import { in_order } from "../ui/lists";
import type { Group, Note, Session, Speaker, Table } from "../wire/tables";

export const newest_notes = (table: Table): Note[] =>
  Object.values(table.contributions)
    .filter((note) => !note.merged_into)
    .sort((a, b) => b.number - a.number);

// What was merged into a note, however long the line of ancestors is.
export const merged_into = (table: Table, id: number): Note[] =>
  Object.values(table.contributions)
    .filter((note) => note.merged_into === id)
    .flatMap((note) => [note, ...merged_into(table, note.contribution_id)]);

export interface Column {
  group?: Group; // none: not yet in a theme
  parked?: boolean;
  notes: Note[];
}

// First what is still to be put somewhere, then the themes, then what was put aside.
export function columns_of(table: Table): Column[] {
  const notes = newest_notes(table);
  const loose = notes.filter((note) => !note.parked && (!note.group_id || !table.groups[note.group_id]));
  const parked = notes.filter((note) => note.parked);
  return [
    { notes: loose },
    ...in_order(table.groups).map((group) => ({
      group,
      notes: notes.filter((note) => !note.parked && note.group_id === group.group_id),
    })),
    ...(parked.length > 0 ? [{ parked: true, notes: parked }] : []),
  ];
}

export function current_session(table: Table): Session | undefined {
  const sessions = in_order(table.sessions);
  return (table.session !== undefined ? table.sessions[table.session] : undefined) ?? sessions[0];
}

export function next_session(table: Table): Session | undefined {
  const current = current_session(table);
  return in_order(table.sessions).find((one) => one.state === "scheduled" && one.round > (current?.round ?? 0));
}

export const late_notes = (table: Table): Note[] =>
  newest_notes(table)
    .filter((note) => note.late)
    .reverse();

export const is_waiting = (one: Speaker) => one.state === "waiting" || one.state === "paused";
export const waiting_speakers = (table: Table): Speaker[] => in_order(table.speakers).filter(is_waiting);
export const speaking = (table: Table): Speaker | undefined =>
  Object.values(table.speakers).find((one) => one.state === "speaking");

// How long somebody has spoken so far, over all the times they had the floor.
export function spoken_ms(table: Table, who: Speaker): number {
  const same = (one: Speaker) => (who.person_id ? one.person_id === who.person_id : one.name === who.name);
  return Object.values(table.speakers)
    .filter(same)
    .reduce((sum, one) => sum + one.spoke_ms, 0);
}

// The names that were said at this table, those heard last first: whom a note may be by.
export function known_names(table: Table): string[] {
  const said = newest_notes(table).map((note) => note.said_by ?? "");
  const speakers = in_order(table.speakers).map((one) => one.name);
  return [...new Set([...speakers, ...said])].filter(Boolean).slice(0, 12);
}

// The first words of a note, for a theme's name or the title of a menu.
export function first_words(text: string, max = 48): string {
  const line = text.split("\n")[0]!.trim();
  if ([...line].length <= max) return line;
  const cut = [...line].slice(0, max).join("");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), max / 2))}…`;
}

// A theme's name to begin with: the first clause, which is often what a note is about.
export function suggested_title(text: string): string {
  const clause = text.split(/[:;.,\n]/)[0]!.trim();
  return first_words(clause, 40).replace(/…$/, "");
}
