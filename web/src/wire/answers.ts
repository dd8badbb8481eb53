// What was answered, and what it made of the text, spelled as on the wire.
import type { Author, ById, Instant, Kind } from "./types";

export type Outcome = "accepted" | "partially_accepted" | "rejected" | "inadmissible";
export type PointOutcome = "accepted" | "partially_accepted" | "rejected" | "already_in_plan" | "passed_on";

// The published version that the words went into.
export interface TextPlace {
  plan_id: number;
  version: number;
  final_at?: Instant;
}

export interface NodeInShort {
  node_id: number;
  number?: string; // missing where the node is no longer in the text
  title?: string;
}

export interface AnswerPoint {
  title: string;
  outcome: PointOutcome;
  passed_to?: string;
  reason: string;
}

export interface ProposalInShort {
  proposal_id: number;
  number: number;
}

export interface Answer {
  outcome: Outcome;
  reason: string;
  current_text?: string;
  accepted_text?: string;
  points: ById<AnswerPoint & { nodes?: ById<NodeInShort & { order: number }>; order: number }>;
  published_at: Instant;
  corrected_at?: Instant;
  together_with?: ById<ProposalInShort>;
  answered_with?: ProposalInShort;
  text?: TextPlace;
}

export interface MyAnswer extends ProposalInShort {
  title: string;
  outcome: Outcome;
  published_at: Instant;
  order: number;
  text?: TextPlace;
}

export interface AnswersCounted {
  published_at: Instant;
  answered: number;
  outcomes: Record<Outcome, number>;
}

export interface Reply extends ProposalInShort {
  title: string;
  kind: Kind;
  author: Author;
  node: NodeInShort & { level_name?: string };
  current_text: string;
  suggested_text?: string;
  outcome: Outcome;
  reason: string;
  accepted_text?: string;
  points: (AnswerPoint & { nodes: NodeInShort[] })[];
  published_at: Instant;
  answered_with?: ProposalInShort;
}

export interface Approval {
  organisation_id: number;
  name: string;
  act?: string;
  on?: string;
}

export interface Cause {
  cause_id: number;
  kind: "proposal" | "restitution" | "act" | "editorial";
  words: string;
  proposal?: ProposalInShort & { title?: string; outcome?: Outcome };
  sentence?: { sentence_id: number; meeting_id: number; text: string };
}

export interface NodeTexts {
  number: string;
  title: string;
  body: string;
}

export interface NodeChange {
  node_id: number;
  change: "added" | "removed" | "changed" | "moved";
  number: string;
  title: string;
  level_name: string;
  before?: NodeTexts;
  after?: NodeTexts;
  causes: Cause[];
}

export interface Redline {
  plan_id: number;
  version: number;
  title: string;
  state: "draft" | "published" | "superseded";
  final_at?: Instant;
  against: number;
  approvals: Approval[];
  nodes: NodeChange[];
}

export interface FinalText {
  plan_id: number;
  version: number;
  final_at: Instant;
  approvals?: ById<Required<Approval> & { order: number }>;
}
