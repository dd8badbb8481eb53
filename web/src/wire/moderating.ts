// What moderators work through, and the public log of it.
import type { Author, Instant, Kind, ModerationNote, ProposalState } from "./types";

export interface ModeratedText {
  proposal_id: number;
  comment_id?: number;
  consultation_id: number;
  number: number;
  title: string;
  kind?: Kind;
  node_id?: number;
  author: Author;
  state: ProposalState;
  since: Instant;
  body: string;
  current_text?: string;
  suggested_text?: string;
  before: boolean; // it waits for a moderator before it is published
  flags: { flag_id: number; reason: string; text?: string; at: Instant }[];
  moderation?: ModerationNote;
}

export interface ModerationQueue {
  items: ModeratedText[];
  more?: boolean;
}

export interface LoggedModeration {
  moderation_id: number;
  decision: "hide" | "restore";
  reason: string;
  at: Instant;
  on: "proposal" | "comment";
  number: number;
  proposal_id?: number; // of one that anyone may read
}
