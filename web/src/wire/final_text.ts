// The road to the final text, as the desk sees it; spelled as on the wire.
import type { Cause } from "./answers";
import type { Instant } from "./types";

export interface VersionLine {
  version: number;
  title: string;
  state: "draft" | "published" | "superseded";
  final_at?: Instant;
}

export interface RolledNode {
  node_id: number;
  number: string;
  title: string;
  before: string;
  proposals: { proposal_id: number; number: number; title: string; accepted_text: string }[];
  text?: string; // put together by itself
  clash?: true; // to be put together by a person
}

export interface RollOut {
  plan_id: number;
  version: number; // that was consulted on
  nodes: RolledNode[];
}

export interface NewCause {
  kind: Cause["kind"];
  id?: number;
  words: string;
}

export interface NodeWords {
  title: string;
  short_title: string;
  body: string;
}

// What stands on the server when somebody else saved meanwhile.
export interface StandingNode extends NodeWords {
  revision: number;
}

// What stands in the way of a final text.
export interface InTheWay {
  proposals?: { proposal_id: number; number: number; title: string }[];
  nodes?: { node_id: number; number: string; title: string }[];
}
