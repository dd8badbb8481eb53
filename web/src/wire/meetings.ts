// The shapes that the server sends about meetings, spelled as on the wire.
import type { ById, Instant, Receipt, WindowState } from "./types";

export type Mode = "in_person" | "online";
export type RegistrationState = "pending" | "registered" | "waiting_list" | "offered" | "cancelled";
export type QuestionKind = "text" | "choice" | "choices";
export type Answers = Record<string, string | string[]>; // words, those of a choice, or of several

export interface AgendaItem {
  agenda_item_id: number;
  kind: "plenary" | "table_round" | "talk" | "networking" | "break";
  title: string;
  room?: string;
  round?: number;
  starts_at: Instant;
  ends_at: Instant;
  order: number;
}

export interface Question {
  question_id: number;
  text: string;
  kind: QuestionKind;
  choices: Record<string, string>;
  required: boolean;
  order: number;
}

export interface TableInShort {
  table_id: number;
  order: number; // its number
  theme: string;
  room?: string;
}

export interface MeetingTable extends TableInShort {
  people: number;
  seats?: number;
  nodes?: ById<{ node_id: number; number: string; title: string; order: number }>;
}

export interface Seats {
  seats?: number; // none: no limit
  taken: number;
  waiting: number;
  present: number;
}

export interface Meeting {
  meeting_id: number;
  revision: number;
  process_id: number;
  process_slug: string;
  process_title: string;
  time_zone: string;
  title: string;
  summary: string;
  mode: Mode | "hybrid";
  place: string;
  map_url?: string;
  starts_at: Instant;
  ends_at: Instant;
  state: WindowState;
  cancelled?: { at: Instant; reason: string };
  registration?: { opens_at: Instant; closes_at: Instant; state: WindowState; email_alone: boolean };
  nicknames: boolean;
  offer_minutes: number;
  guide?: boolean;
  seats: Partial<Record<Mode, Seats>>;
  agenda: ById<AgendaItem>;
  questions: ById<Question>;
  tables: ById<MeetingTable>;
  draw?: { seed: string; at: Instant };
  restitution?: { published_at?: Instant };
}

export interface Arrival {
  registration_id: number;
  name: string;
  at: Instant;
  door: string;
  order: number;
}

export interface MeetingDesk extends Meeting {
  arrivals: { present: number; expected: number };
  latest: ById<Arrival>;
  waiting: number;
  offered: number;
}

export interface Ticket {
  registration_id: number;
  meeting_id: number;
  code: string;
  link?: string; // what its QR code says
  name: string;
  organisation?: string;
  mode: Mode;
  state: RegistrationState;
  position?: number;
  offered_until?: Instant;
  table?: TableInShort;
  preferences: number[];
  answers: Answers;
  access_needs?: string;
  dietary_needs?: string;
  meeting: {
    title: string;
    starts_at: Instant;
    ends_at: Instant;
    place: string;
    map_url?: string;
    stream_url?: string;
    cancelled?: { at: Instant; reason: string };
  };
  checked_in_at?: Instant;
  guide?: boolean;
}

// As a person's own page carries it.
export interface MyRegistration {
  registration_id: number;
  meeting_id: number;
  meeting_title: string;
  starts_at: Instant;
  mode: Mode;
  state: RegistrationState;
  position?: number;
  offered_until?: Instant;
  code: string;
  table?: TableInShort;
  order: number;
}

export interface DeskRegistration {
  registration_id: number;
  number: number;
  name: string;
  email?: string;
  organisation?: string;
  mode: Mode;
  state: RegistrationState;
  position?: number;
  offered_until?: Instant;
  preferences: number[];
  answers: Answers;
  access_needs?: string;
  dietary_needs?: string;
  table?: TableInShort;
  seated_by?: "draw" | "hand";
  seated_reason?: string;
  code: string;
  walk_in?: boolean;
  received_at: Instant;
  checked_in_at?: Instant;
}

// What a door keeps, so that it can answer without network.
export interface DoorEntry {
  registration_id: number;
  number: number;
  name: string;
  organisation?: string;
  code: string;
  mode: Mode;
  state: RegistrationState;
  table?: TableInShort;
  checked_in_at?: Instant;
}

export interface CheckedIn {
  seq: number;
  registration_id: number;
  name: string;
  organisation?: string;
  table?: TableInShort;
  access_needs?: string;
  checked_in_at: Instant;
  door?: string;
  again?: boolean;
}

export interface NewRegistration {
  mode: Mode;
  organisation_id?: number;
  table_preferences: number[];
  answers: Answers;
  access_needs?: string;
  dietary_needs?: string;
  name?: string;
  email?: string;
}

export interface Registered {
  seq: number;
  registration_id?: number; // not by e-mail alone: there the mail tells
  state: RegistrationState;
  position?: number;
  code?: string;
  receipt: Receipt;
}

export interface Move {
  registration_id: number;
  name: string;
  from?: number;
  to: number;
}
