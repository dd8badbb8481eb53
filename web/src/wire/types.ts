// The shapes that the server sends, spelled as on the wire.
import type { Answer, AnswersCounted, FinalText, MyAnswer } from "./answers";
import type { MyExports } from "./exports";
import type { MyRegistration } from "./meetings";
import type { MyTable } from "./tables";

export type Instant = string;
export type Day = string;
export type ById<T> = Record<string, T>;

export type Kind = "addition" | "change" | "deletion" | "erratum" | "general";
export type Method = "support" | "agree_pass_disagree";
export type WindowState = "planned" | "open" | "closed";
export type ProposalState = "published" | "pending" | "withdrawn" | "hidden";
export type Language = "it" | "en" | "fr";

export interface Snapshot<T> {
  epoch: string;
  seq: number;
  state: T;
}

// Whom a demonstration signs in with one tap.
export type DemoRole = "citizen" | "facilitator" | "organiser" | "evaluator" | "approver";

export interface House {
  name: string;
  version: string;
  demo: boolean;
  demo_people?: DemoRole[]; // those who are there
  now: Instant;
  languages: Language[];
  processes: { process_id: number; slug: string; title: string; place?: string; promoters: string[] }[];
  only_process?: string;
  signed_in?: boolean; // only in the page itself: whether this browser holds a session
}

export interface Phase {
  phase_id: number;
  title: string;
  summary: string;
  starts_on: string;
  ends_on: string;
  precision: "day" | "month";
  state: WindowState;
  order: number;
}

export interface ProcessConsultation {
  consultation_id: number;
  title: string;
  state: WindowState;
  opens_at: Instant;
  closes_at: Instant;
  plan_id: number;
  version: number;
  order: number;
}

export interface Meeting {
  meeting_id: number;
  title: string;
  summary: string;
  mode: "in_person" | "online" | "hybrid";
  starts_at: Instant;
  ends_at: Instant;
  place: string;
  state: WindowState;
  registered?: number;
  present?: number;
  registration?: { opens_at: Instant; closes_at: Instant; state: WindowState };
  cancelled?: { at: Instant; reason: string };
  restitution?: { published_at?: Instant };
  order: number;
  tables?: ById<{ table_id: number; theme: string; people: number; order: number }>;
}

export interface PublicDocument {
  document_id: number;
  title: string;
  url: string;
  media_type: string;
  published_on: Day;
  order: number;
}

export interface Process {
  process_id: number;
  slug: string;
  title: string;
  lead: string;
  place: string;
  time_zone: string;
  promoters: ById<{ organisation_id: number; name: string; order: number }>;
  partners: ById<{ organisation_id: number; name: string; order: number }>;
  revision: number; // of what its organisers describe
  draft?: true; // only its team sees it
  contacts: { email: string; phone?: string; address?: string };
  phases: ById<Phase>;
  consultations: ById<ProcessConsultation>;
  meetings: ById<Meeting>;
  documents: ById<PublicDocument>;
  articles: ById<ArticleCard>; // those that are published
  final_text?: FinalText;
}

// A page of text in a process.
export interface ArticleCard {
  article_id: number;
  slug: string;
  title: string;
  order: number;
}
export interface Article extends ArticleCard {
  process_id: number;
  process_slug: string;
  process_title: string;
  body: string; // Markdown
  revision: number;
  published_at?: Instant;
}

export interface Counts {
  proposals: number;
  supports: number;
  comments: number;
}

// Who takes part, and whether citizens' names are shown. Kinds and zones are of the bodies it is addressed to; none: all.
export interface TakingPart {
  proposers: "everyone" | "bodies";
  voters: "everyone" | "bodies";
  names: "choice" | "always" | "never";
  kinds: Record<string, boolean>;
  zones: Record<string, boolean>;
}

export interface Consultation {
  consultation_id: number;
  process_id: number;
  process_slug: string;
  process_title: string;
  title: string;
  state: WindowState;
  opens_at: Instant;
  closes_at: Instant;
  time_zone: string;
  plan_id: number;
  version: number;
  method: Method;
  moderation: "after" | "before";
  taking_part: TakingPart;
  promoters_email: string;
  counts: Counts & { endorsements: number; organisations: number };
  days: Record<Day, number>;
  nodes: ById<Counts>;
  newest: ById<Card>;
  decisions?: AnswersCounted; // from the publishing on
}

export type Author =
  | { kind: "citizen"; name?: string }
  | { kind: "organisation"; organisation_id: number; name: string; organisation_kind: string; zone: string };

export interface Card {
  proposal_id: number;
  number: number;
  consultation_id: number;
  kind: Kind;
  node_id: number;
  title: string;
  excerpt: string;
  current_text?: string;
  suggested_text?: string;
  author: Author;
  state: ProposalState;
  tally: Record<string, number>;
  comments: number;
  endorsements: number;
  published_at: Instant;
  edited_at?: Instant;
  withdrawn_at?: Instant;
  order: number;
}

export interface Comment {
  comment_id: number;
  parent_id?: number;
  author: Author;
  by_proposer: boolean;
  body?: string;
  at: Instant;
  state: "published" | "hidden";
  order: number;
}

export interface PathStep {
  node_id: number;
  number: string;
  short_title: string;
  level_name: string;
  order: number;
}

export interface Revision {
  revision: number;
  at: Instant;
  title: string;
  body: string;
  suggested_text?: string;
  order: number;
}

export interface ModerationNote {
  decision: string;
  reason: string;
  at: Instant;
}

export interface Proposal extends Omit<Card, "excerpt"> {
  body: string;
  show_name: boolean;
  revision: number;
  received: { seq: number; at: Instant };
  node: {
    node_id: number;
    level: number;
    level_name: string;
    number: string;
    title: string;
    short_title: string;
    path?: ById<PathStep>;
  };
  consultation: {
    consultation_id: number;
    title: string;
    closes_at: Instant;
    process_slug: string;
    process_title: string;
    method: Method;
  };
  history?: ById<Revision>;
  withdrawn_reason?: string;
  thread?: ById<Comment>;
  endorsing?: ById<{ organisation_id: number; name: string; kind: string; zone: string; at: Instant; order: number }>;
  moderation?: ModerationNote;
  decision?: Answer;
}

export interface Organisation {
  organisation_id: number;
  name: string;
  short_name?: string;
  kind: string;
  zone: string;
}

export interface Me {
  person_id: number;
  name: string;
  email: string;
  language: Language;
  zone?: string;
  roles: { process_id: number; role: string }[];
  organisations: Organisation[];
}

export interface Notice {
  notice_id: number;
  kind: string;
  proposal_id: number;
  comment_id?: number;
  title: string;
  reason: string;
  at: Instant;
  order: number;
}

export interface Person {
  person_id: number;
  name: string;
  email: string;
  language: Language;
  zone?: string;
  roles: Record<string, Record<string, boolean>>;
  organisations: ById<Organisation & { order: number }>;
  proposals: ById<Card & { receipt: { seq: number; at: Instant }; moderation?: ModerationNote }>;
  votes: ById<{ proposal_id: number; title: string; choice: string; seq: number; at: Instant }>;
  endorsed: ById<Record<string, boolean>>;
  comments: ById<{ comment_id: number; proposal_id: number; body: string; at: Instant; order: number }>;
  notices: ById<Notice>;
  registrations?: ById<MyRegistration>;
  tables?: ById<MyTable>;
  answers?: ById<MyAnswer>;
  evaluates?: ById<true>; // by consultation
  exports?: MyExports;
}

export interface PlanNode {
  node_id: number;
  parent_id?: number;
  level: number;
  number: string;
  title: string;
  short_title?: string;
  body?: string; // not in an outline
  order: number;
  revision?: number; // of a draft: the words that were read
}

export interface Plan {
  plan_id: number;
  version: number;
  title: string;
  state: string;
  levels: string[];
  nodes: PlanNode[];
  final_at?: Instant;
}

export interface Receipt {
  seq: number;
  at: Instant;
  hash: string;
  digest_salt?: string;
  head: { seq: number; hash: string; signature: string };
  topic?: string;
  kind?: string;
  digest?: string;
  previous?: string;
  payload?: Record<string, unknown>;
  public_key?: string;
}

export interface Mail {
  mail_id: number;
  to: string;
  subject: string;
  text: string;
  code?: string;
  link?: string;
  at: Instant;
  attachments?: { name: string; media_type: string }[];
}

export interface Flag {
  flag_id: number;
  reason: string;
  text?: string;
  at: Instant;
  proposal_id: number;
  comment_id?: number;
  title: string;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export interface Problem {
  status: number;
  reason: string;
  meeting_title?: string; // of another meeting
  detail?: string;
  field?: string;
  max?: number;
  id?: string;
  opens_at?: Instant;
  closes_at?: Instant;
  organisation_id?: number;
  registration_id?: number;
  state?: string;
  name?: string;
  current?: unknown;
}

export interface NewProposal {
  kind: Kind;
  node_id: number;
  title: string;
  body: string;
  suggested_text?: string;
  organisation_id?: number;
  show_name: boolean;
}
