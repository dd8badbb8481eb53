// Who said it: counted from the notes, so that nobody has to.
import type { Note, Pace, Said } from "./types";

export const how_many = (said: Said | undefined) => Object.keys(said ?? {}).length;

// The numbers of the tables whose notes these are.
export function said_at(notes: Note[]): Said {
  return Object.fromEntries(notes.map((note) => [note.table, true]));
}

export const cited = (cites: Record<string, boolean> | undefined, notes: Record<string, Note>): Note[] =>
  Object.keys(cites ?? {})
    .flatMap((id) => (notes[id] ? [notes[id]] : []))
    .sort((a, b) => a.table - b.table || a.number - b.number);

// The tables of a meeting by their numbers.
export const numbered = (of = 0): number[] => Array.from({ length: of }, (_, i) => i + 1);

// In no theme yet; one that was merged into another goes with that.
export const still_to_read = (notes: Note[]) =>
  notes.filter((note) => how_many(note.themes) === 0 && note.merged_into === undefined);

const minute = 60_000;

export function in_last_minutes(pace: Pace | undefined, minutes: number, now: number): number {
  const from = now - minutes * minute;
  return Object.entries(pace ?? {}).reduce((sum, [at, n]) => (Date.parse(at) > from ? sum + n : sum), 0);
}

// One number for each of the last minutes, the present one last.
export function by_minute(pace: Pace | undefined, minutes: number, now: number): number[] {
  const here = Math.floor(now / minute) * minute;
  return Array.from({ length: minutes }, (_, i) => {
    const at = new Date(here - (minutes - 1 - i) * minute).toISOString();
    return pace?.[at] ?? 0;
  });
}
