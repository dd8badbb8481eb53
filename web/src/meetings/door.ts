// What a door knows and answers by itself: the list it read last, with what has happened here and elsewhere since.
import { kept_key } from "../wire/kept";
import type { Arrival, DoorEntry, Mode, RegistrationState } from "../wire/meetings";
import type { Unsent } from "../wire/shelf";

export type Verdict =
  | { word: "enter"; entry: DoorEntry; at: number; unsent?: boolean; needs?: string }
  | { word: "again"; entry: DoorEntry; at: string; door?: string }
  | { word: "waiting"; entry?: DoorEntry; state?: RegistrationState }
  | { word: "unknown"; code: string; elsewhere?: string }; // the other meeting

export interface DoorList {
  read_at: number;
  person_id?: number; // who keeps the door: without network nobody else can say
  items: DoorEntry[];
}

export const door_key = (meeting_id: number | string) => kept_key("door", meeting_id);

// Those let in here whose entry has not left yet: by registration, or, of walk-ins, by a number of their own below zero.
export interface Waiting {
  key: string;
  registration_id: number;
  at: string;
  walk_in?: { name: string; mode: Mode };
}

export const own_number = (at: string) => -Date.parse(at);

export function as_waiting({ key, what, write }: Pick<Unsent, "key" | "what" | "write">): Waiting {
  const body = write.body as { registration_id?: number; name?: string; mode?: Mode; at: string };
  if (what === "check_in") return { key, registration_id: body.registration_id!, at: body.at };
  const walk_in = { name: body.name!, mode: body.mode! };
  return { key, registration_id: own_number(body.at), at: body.at, walk_in };
}

// The list as read from the server, with what this device has not sent yet.
export function with_waiting(items: DoorEntry[], waiting: Waiting[]): DoorEntry[] {
  if (waiting.length === 0) return items;
  const walk_ins = waiting.filter((one) => one.walk_in).map(provisional);
  return [...with_arrivals(items, waiting), ...walk_ins];
}

export function provisional({ registration_id, at, walk_in }: Omit<Waiting, "key">): DoorEntry {
  return { registration_id, number: 0, code: "", state: "registered", checked_in_at: at, ...walk_in! };
}

// People are looked for as they are spoken: without accents, the words in any order, each from its beginning.
export const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

const words_of = (text: string) => folded(text).split(/[^\p{L}\p{N}]+/u);

export function fits(entry: Pick<DoorEntry, "name" | "organisation">, asked: string): boolean {
  const words = words_of(`${entry.name} ${entry.organisation ?? ""}`);
  return words_of(asked).every((part) => part === "" || words.some((word) => word.startsWith(part)));
}

const most = 30; // as many as a thumb scrolls through

export function found(list: DoorEntry[], asked: string): DoorEntry[] {
  if (folded(asked).trim().length < 2) return [];
  return list.filter((entry) => entry.state !== "cancelled" && fits(entry, asked)).slice(0, most);
}

// Where the letters asked for stand in a name: [before, them, after].
export function marked(name: string, asked: string): [string, string, string] {
  const first = words_of(asked).find((part) => part !== "");
  if (!first) return [name, "", ""];
  for (let at = 0; at < name.length; at += 1) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(name[at - 1]!)) continue;
    for (let end = at + 1; end <= name.length; end += 1)
      if (folded(name.slice(at, end)) === first) return [name.slice(0, at), name.slice(at, end), name.slice(end)];
  }
  return [name, "", ""];
}

// What the door says by itself; `at` is the hour on its clock.
export function verdict_on(entry: DoorEntry | undefined, code: string, at: number): Verdict {
  if (!entry || entry.state === "cancelled") return { word: "unknown", code };
  if (entry.checked_in_at) return { word: "again", entry, at: entry.checked_in_at };
  if (entry.state !== "registered") return { word: "waiting", entry, state: entry.state };
  return { word: "enter", entry, at };
}

// Takes in what other doors tell; the first time counts.
export function with_arrivals(items: DoorEntry[], arrivals: Pick<Arrival, "registration_id" | "at">[]): DoorEntry[] {
  const at = new Map(arrivals.map((arrival) => [arrival.registration_id, arrival.at]));
  if (!items.some((entry) => differs(entry, at.get(entry.registration_id)))) return items;
  return items.map((entry) =>
    differs(entry, at.get(entry.registration_id)) ? { ...entry, checked_in_at: at.get(entry.registration_id)! } : entry,
  );
}

const newest_shown = 20; // as many as the desk is told

// Whether somebody went out of the newest other than by newer ones: an entry was undone.
export function has_lost(before: Arrival[], after: Arrival[]): boolean {
  const here = new Set(after.map((one) => one.registration_id));
  const oldest = after.length < newest_shown ? "" : after.at(-1)!.at;
  return before.some((one) => !here.has(one.registration_id) && one.at > oldest);
}

const differs = (entry: DoorEntry, at: string | undefined) =>
  at !== undefined && (entry.checked_in_at === undefined || at < entry.checked_in_at);

export function with_entry(items: DoorEntry[], id: number, change: Partial<DoorEntry>): DoorEntry[] {
  return items.map((entry) => (entry.registration_id === id ? { ...entry, ...change } : entry));
}
