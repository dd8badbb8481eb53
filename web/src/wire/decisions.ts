// The desk where proposals are answered, spelled as on the wire.
import type { Outcome, PointOutcome } from "./answers";
import type { ById, Instant, Kind } from "./types";

export type { Outcome, PointOutcome };
export type DecisionState = "none" | "draft" | "proposed" | "approved";
export type WaitsFor = "moderator" | "assignment" | "evaluator" | "approver" | "publication";

// Something that a person did; without a name when they closed their account.
export interface Act {
  at: Instant;
  name?: string;
}

export interface Point {
  title: string;
  outcome: PointOutcome;
  passed_to?: string;
  reason: string;
  nodes: number[];
}

export interface DecisionText {
  outcome?: Outcome;
  reason: string;
  accepted_text?: string; // of the whole node; empty: deleted
  points: Point[];
}

export interface DecisionCard {
  proposal_id: number;
  number: number;
  order: number;
  title: string;
  kind: Kind;
  node_id: number;
  node: { level_name?: string; number?: string; title?: string };
  state: DecisionState;
  revision: number;
  notes: number;
  outcome?: Outcome;
  evaluators: ById<{ person_id: number; name: string }>;
  approver?: { person_id: number; name: string; at: Instant };
  edited?: Act;
  proposed?: Act;
  approved?: Act;
  published_at?: Instant;
  merged_into?: { proposal_id: number; number: number };
  waits_for?: WaitsFor;
}

export interface DecisionCounts {
  of: number;
  drafted: number;
  proposed: number;
  decided: number;
  published: number;
  outcomes: Record<Outcome, number>;
  waiting: Record<WaitsFor, number>;
}

export interface DecidingDesk {
  consultation_id: number;
  process_id: number;
  two_people: boolean;
  counts?: DecisionCounts; // once the consultation has closed
  proposals?: ById<DecisionCard>; // the first two hundred numbers
  version?: { plan_id: number; version: number; final_at?: Instant };
}

export interface NamedProposal {
  proposal_id: number;
  number: number;
  title: string;
}

export interface Touching extends NamedProposal {
  kind: Kind;
  state: DecisionState;
  outcome?: Outcome;
  same_words: boolean;
  changes: { removed: string; added: string }[];
}

export interface InternalNote extends Act {
  note_id: number;
  text: string;
  own: boolean;
}

export interface KeptText extends DecisionText, Act {
  revision?: number;
  set_aside: boolean;
}

// A sentence of a published account, on the same point or on one above it.
export interface SaidAtTables {
  meeting_id: number;
  title: string;
  starts_at: Instant;
  sentence_id: number;
  text: string;
  number: string;
  level_name: string;
  tables: { table: number; theme: string; notes: { number: number; text: string }[] }[];
}

export interface DecisionFile extends NamedProposal, DecisionText {
  consultation_id: number;
  kind: Kind;
  node_id: number;
  current_text: string;
  suggested_text?: string;
  state: DecisionState;
  revision: number;
  two_people: boolean;
  edited?: Act;
  proposed?: Act;
  approved?: Act;
  reopened?: Act & { reason: string };
  published?: DecisionText & { at: Instant };
  may: Record<"write" | "propose" | "approve" | "reopen" | "assign" | "merge", boolean>;
  evaluators: (Act & { person_id: number })[];
  approver?: { person_id: number; name: string; at: Instant }; // named beforehand
  at_tables: SaidAtTables[];
  notes: InternalNote[];
  touching: Touching[];
  merged_into?: NamedProposal;
  merged: (NamedProposal & { at: Instant })[];
  history: KeptText[];
}

// What stands on the server when somebody else saved first.
export interface StandingDecision extends DecisionText {
  revision: number;
  state: DecisionState;
  edited?: Act;
}

export interface TeamMember {
  person_id: number;
  name: string;
  roles: string[];
}
