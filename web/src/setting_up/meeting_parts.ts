// The parts of a meeting as the forms hold them, and as the server gives and takes them.
import type { Meeting } from "../wire/meetings";
import { in_order } from "../ui/lists";
import { get, write } from "../wire/api";
import type { Snapshot } from "../wire/types";
import type { Loaded } from "./meeting_part.svelte";
import { clock_in, instant_in, type MeetingMode } from "./meetings";

const path = (id: number) => `/api/meetings/${id}`;
export const read_meeting = async (id: number) => (await get<Snapshot<Meeting>>(path(id))).state;

export interface SetUp {
  revision: number;
  guide?: string;
  stream_url?: string;
  rounds: {
    minutes: number;
    question: string;
    own: Record<string, string>;
    fields: { key: string; label: string }[];
    begun: boolean;
  }[];
  tables: Record<string, { facilitators: number[]; rounds: number }>;
}
export const read_set_up = (id: number) => get<SetUp>(`${path(id)}/set-up`);

export const put = (id: number, part: string, body: unknown, revision: number) =>
  write({ method: "PUT", path: `${path(id)}/${part}`, body, if_match: revision });
export const counted = (text: string) => (/^[1-9][0-9]*$/.test(text.trim()) ? Number(text) : undefined);
export const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

// ---- The meeting itself
export interface Day {
  title: string;
  summary: string;
  place: string;
  map_url: string;
  stream_url: string;
  starts: string;
  ends: string;
  guide: string;
}
export async function load_day(id: number): Promise<Loaded<Day>> {
  const [one, more] = await Promise.all([read_meeting(id), read_set_up(id)]);
  const { title, summary, place, map_url = "", time_zone } = one;
  const { guide = "", stream_url = "" } = more;
  const [starts, ends] = [clock_in(time_zone, one.starts_at), clock_in(time_zone, one.ends_at)];
  return { value: { title, summary, place, map_url, stream_url, starts, ends, guide }, revision: one.revision };
}
export const save_day = (id: number, { starts, ends, ...words }: Day, zone: string, revision: number) =>
  write({
    method: "PATCH",
    path: path(id),
    body: { ...words, starts_at: instant_in(zone, starts), ends_at: instant_in(zone, ends) },
    if_match: revision,
  });

// ---- Who may come
export interface Places {
  mode: MeetingMode;
  seats: string;
  seats_online: string;
  from: string; // of registering; both empty: nobody registers
  until: string;
  email_alone: boolean;
  nicknames: boolean;
  offer_hours: string;
  reason: string;
}
export async function load_places(id: number): Promise<Loaded<Places>> {
  const { mode, seats, registration, nicknames, offer_minutes, time_zone, revision } = await read_meeting(id);
  const text = (count?: number) => (count === undefined ? "" : String(count));
  return {
    value: {
      mode,
      seats: text(seats.in_person?.seats),
      seats_online: text(seats.online?.seats),
      from: registration ? clock_in(time_zone, registration.opens_at) : "",
      until: registration ? clock_in(time_zone, registration.closes_at) : "",
      email_alone: registration?.email_alone ?? false,
      nicknames,
      offer_hours: String(Math.round(offer_minutes / 6) / 10),
      reason: "",
    },
    revision,
  };
}
// "23:59" means until its last moment.
const end_of = (zone: string, clock: string) =>
  new Date(Date.parse(instant_in(zone, clock)) + 59_999).toISOString().replace(/\.\d+Z$/, ".999Z");

export function save_places(id: number, made: Places, zone: string, revision: number) {
  const { mode, seats, seats_online, from, until, email_alone, nicknames, offer_hours, reason } = made;
  const body = {
    mode,
    ...(mode !== "online" && counted(seats) ? { seats: counted(seats) } : {}),
    ...(mode !== "in_person" && counted(seats_online) ? { seats_online: counted(seats_online) } : {}),
    ...(from && until
      ? { registration_opens_at: instant_in(zone, from), registration_closes_at: end_of(zone, until) }
      : {}),
    email_alone,
    nicknames,
    offer_minutes: Math.max(1, Math.round(Number(offer_hours.replace(",", ".")) * 60) || 720),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
  return put(id, "places", body, revision);
}

// ---- The day, item by item
export const agenda_kinds = ["plenary", "table_round", "talk", "networking", "break"] as const;
export interface Item {
  agenda_item_id?: number;
  kind: (typeof agenda_kinds)[number];
  title: string;
  room: string;
  round: string;
  starts: string;
  ends: string;
}
export interface Agenda {
  items: Item[];
}
export async function load_agenda(id: number): Promise<Loaded<Agenda>> {
  const { agenda, time_zone, revision } = await read_meeting(id);
  const items = in_order(agenda).map(({ agenda_item_id, kind, title, room = "", round, starts_at, ends_at }) => ({
    agenda_item_id,
    kind: kind as Item["kind"],
    title,
    room,
    round: round === undefined ? "" : String(round),
    starts: clock_in(time_zone, starts_at),
    ends: clock_in(time_zone, ends_at),
  }));
  return { value: { items }, revision };
}
export function save_agenda(id: number, { items }: Agenda, zone: string, revision: number) {
  const asked = items.map(({ agenda_item_id, kind, title, room, round, starts, ends }) => ({
    ...(agenda_item_id ? { agenda_item_id } : {}),
    kind,
    title: title.trim(),
    ...(room.trim() ? { room: room.trim() } : {}),
    ...(kind === "table_round" ? { round: counted(round) ?? 1 } : {}),
    starts_at: instant_in(zone, starts),
    ends_at: instant_in(zone, ends),
  }));
  return put(id, "agenda", { items: asked }, revision);
}

// ---- What is asked at registering
export const question_kinds = ["text", "choice", "choices"] as const;
export interface Asked {
  question_id?: number;
  text: string;
  kind: (typeof question_kinds)[number];
  choices: string; // one a line
  required: boolean;
}
export interface Questions {
  questions: Asked[];
}
export async function load_questions(id: number): Promise<Loaded<Questions>> {
  const { questions, revision } = await read_meeting(id);
  const all = in_order(questions).map(({ question_id, text, kind, choices, required }) => ({
    question_id,
    text,
    kind: kind as Asked["kind"],
    choices: Object.entries(choices)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, words]) => words)
      .join("\n"),
    required,
  }));
  return { value: { questions: all }, revision };
}
export function save_questions(id: number, { questions }: Questions, revision: number) {
  const asked = questions.map(({ question_id, text, kind, choices, required }) => ({
    ...(question_id ? { question_id } : {}),
    text: text.trim(),
    kind,
    choices: kind === "text" ? [] : lines(choices),
    required,
  }));
  return put(id, "questions", { questions: asked }, revision);
}
