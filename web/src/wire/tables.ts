// The shapes of a table, as the server sends them.
import type { ById, Instant } from "./types";

export type SessionState = "scheduled" | "running" | "paused" | "wrapping_up" | "closed";

export interface Session {
  session_id: number;
  round: number;
  question: string;
  template: ById<{ label: string; order: number }>;
  state: SessionState;
  length_ms: number;
  started_at?: Instant;
  ends_at?: Instant;
  common_ends_at?: Instant;
  paused_at?: Instant;
  closed_at?: Instant;
  reopened_until?: Instant;
  order: number;
}

// What was said at the table, as somebody wrote it down.
export interface Note {
  contribution_id: number;
  number: number;
  session_id?: number;
  source?: "facilitator" | "participant";
  said_by?: string;
  field?: string;
  text: string;
  revision?: number;
  written_at: Instant;
  group_id?: number;
  parked?: boolean | Instant;
  plenary?: boolean | Instant;
  late?: boolean;
  merged_into?: number;
  order: number;
}

export interface Group {
  group_id: number;
  title: string;
  revision?: number;
  contributions: number;
  order: number;
}

export interface Speaker {
  speaker_id: number;
  person_id?: number;
  name: string;
  state: "waiting" | "speaking" | "paused" | "finished";
  spoke_ms: number;
  speaking_since?: Instant;
  order: number;
}

export interface DotVote {
  dot_vote_id: number;
  points_each: number;
  secret: boolean;
  state: "open" | "closed";
  voters: number;
  of: number;
  choices: ById<{ group_id: number; title: string; points?: number; order: number }>;
}

export interface Line {
  line_id: number;
  text: string;
  revision: number;
  plenary?: boolean | Instant;
  cites: Record<string, boolean>;
  writer?: { person_id?: number; name: string; until: Instant };
  order: number;
}

export interface HelpCall {
  help_call_id: number;
  text?: string;
  at: Instant;
  taken?: { name: string; at: Instant };
}

export interface Table {
  table_id: number;
  meeting_id: number;
  meeting_title: string;
  theme: string;
  order: number;
  room?: string;
  nodes?: ById<{ node_id: number; number: string; title: string; order: number }>;
  facilitators?: ById<{ person_id: number; name: string; order: number }>;
  session?: string | number;
  sessions: ById<Session>;
  participants: number;
  contributions: ById<Note>;
  groups: ById<Group>;
  speakers: ById<Speaker>;
  vote?: DotVote;
  summary: ById<Line>;
  help?: HelpCall;
  message?: { text: string; at: Instant };
}

// What only those who lead the table see.
export interface Desk extends Table {
  queue: ById<Note>;
  later?: ById<Note>; // left for later: out of the queue, not lost
  join?: { code: string; url: string };
  seats?: number;
  people?: number;
}

// A person's own part of a table, on their own topic.
export interface MyTable {
  table_id: number;
  meeting_id: number;
  theme: string;
  order: number;
  contributions?: ById<
    Note & { state: "queued" | "declined" | "taken" | "grouped" | "cited" | "parked" | "retracted" }
  >;
  ballot?: { dot_vote_id: number; points: Record<string, number> };
}
