// What the server sends of the plenary, spelled as on the wire.
import type { ById, Instant } from "../wire/types";
import type { SessionState, SessionTimes } from "../tables/clock";

// Which tables said it: the tables' own numbers.
export type Said = Record<string, boolean>;

// Notes taken in, by the minute.
export type Pace = Record<Instant, number>;

export interface CommonClock extends Partial<SessionTimes> {
  round: number;
  rounds?: number;
  question?: string;
  state: SessionState;
}

export interface HelpCall {
  help_call_id: number;
  text: string;
  name?: string;
  at: Instant;
  taken?: { name: string; at: Instant };
}

export interface Session extends SessionTimes {
  session_id: number;
  round: number;
  question: string;
  reopened_until?: Instant;
}

export interface DotVote {
  dot_vote_id?: number;
  points_each: number;
  secret: boolean;
  state: "open" | "closed";
  voters: number;
  of?: number;
  choices: ById<{ group_id: number; title: string; points?: number; order: number }>;
}

export interface Glance {
  table_id: number;
  order: number;
  theme: string;
  facilitators: ById<{ person_id: number; name: string; order: number }>;
  session?: Session;
  participants: number;
  present?: number; // checked in at the door
  contributions: number;
  last_contribution?: { text: string; at: Instant };
  pace?: Pace;
  help?: HelpCall;
  vote?: DotVote;
  seen_at?: Instant;
}

export interface Note {
  contribution_id: number;
  table: number;
  number: number;
  round?: number;
  text: string;
  plenary?: boolean;
  group?: string;
  merged_into?: number;
  themes?: Record<string, boolean>;
  order: number;
}

// A line of a table's summary, sent to the plenary.
export interface SentLine {
  line_id: number;
  table_id: number;
  text: string;
  cites: Record<string, boolean>;
  order: number;
}

export interface Theme {
  common_theme_id: number;
  title: string;
  order: number;
  revision: number;
  tables: Said;
  of: number; // tables of the meeting
  contributions: number;
}

export interface Writer {
  person_id: number;
  name: string;
  until: Instant;
}

export interface PlanPoint {
  node_id: number;
  number: string;
  title: string;
  level_name: string;
  consultation_id: number;
}

export interface Sentence {
  sentence_id: number;
  text: string;
  theme_id?: number;
  order: number;
  revision: number;
  cites: Record<string, boolean>;
  tables: Said;
  node?: PlanPoint;
  writer?: Writer;
}

export type Shows = "welcome" | "clock" | "tables" | "themes" | "vote" | "restitution";

export interface OnScreen {
  shows: Shows;
  page: number;
  table_id?: number;
}

export interface AgendaItem {
  kind: string;
  title: string;
  room?: string;
  round?: number;
  starts_at: Instant;
  ends_at: Instant;
  order: number;
}

export interface Plenary {
  meeting_id: number;
  process_id: number;
  title: string;
  place: string;
  starts_at: Instant;
  ends_at: Instant;
  clock?: CommonClock;
  agenda?: ById<AgendaItem>;
  tables: ById<Glance>;
  messages: ById<{ text: string; at: Instant; order: number }>;
  screen: OnScreen;
  notes: ById<Note>;
  lines: ById<SentLine>;
  themes: ById<Theme>;
  restitution: { published_at?: Instant; sentences: ById<Sentence> };
}

export interface ScreenSentence {
  sentence_id: number;
  text: string;
  theme?: string;
  tables: Said;
  of: number;
  contributions: number;
  order: number;
}

// Only what is shown is in it.
export interface HallScreen extends OnScreen {
  meeting_id: number;
  address: string; // of the meeting's page
  meeting: { title: string; place: string; starts_at: Instant; ends_at: Instant; mode: string };
  clock?: CommonClock;
  agenda: ById<AgendaItem>;
  tables?: ById<{
    table_id: number;
    order: number;
    theme: string;
    state?: SessionState;
    participants: number;
    present?: number; // checked in at the door
    contributions: number;
  }>;
  themes?: ById<Omit<Theme, "revision"> & { pace?: Pace }>;
  vote?: Partial<DotVote> & { table?: number; theme?: string };
  restitution?: ById<ScreenSentence>;
}

export interface PublishedSentence {
  sentence_id: number;
  text: string;
  theme_id?: number;
  order: number;
  tables: Said;
  contributions: number;
  node?: PlanPoint;
  notes: ById<{
    contribution_id: number;
    table: number;
    round: number;
    number: number;
    text: string;
    order: number;
  }>;
}

export interface Restitution {
  meeting_id: number;
  title: string;
  place: string;
  process_slug: string;
  process_title: string;
  starts_at: Instant;
  ends_at: Instant;
  published_at: Instant;
  of: number;
  tables: ById<{ table_id: number; order: number; theme: string }>;
  themes: ById<{ common_theme_id: number; title: string; order: number; tables: Said; contributions: number }>;
  sentences: ById<PublishedSentence>;
}
