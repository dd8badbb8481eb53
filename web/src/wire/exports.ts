// What can be had of a process, the files made of it, and who took part.
import type { ById, Instant, Language, Organisation } from "./types";

export type JobState = "waiting" | "running" | "ready" | "failed" | "outdated";

export interface Moment {
  seq: number; // of the newest event that it knows of
  at: Instant;
}

// One file: strangers are told of a ready one only, without its link and who asked.
export interface ExportJob {
  export_job_id?: number;
  export: string;
  language: Language;
  state: JobState;
  place?: number;
  percent?: number;
  as_of: Moment;
  asked_at?: Instant;
  finished_at?: Instant;
  bytes?: number;
  sha256?: string;
  link?: string;
  checked?: { events: number; proposals: number; votes: number; faults: number }; // of a bundle, by our own checker
  problem?: "disk_full" | "failed" | "other_program";
}

export interface ExportItem {
  export: string;
  title: string;
  says: string;
  who: "anyone" | "desk";
  format: string;
  media_type: string;
  same_bytes: "always" | "same_program"; // for the same event
  needs?: "pandoc" | "chromium";
  why_not?: string; // it cannot be made on this server
  address?: string;
  job?: ExportJob;
  jobs?: ExportJob[];
}

export interface ExportCatalogue {
  process_id: number;
  now: Moment;
  may_prepare: boolean;
  items: ExportItem[];
}

// On one's own topic: how a file that one asked for is doing.
export interface MyExport {
  export_job_id: number;
  process_id: number;
  export: string;
  state: JobState;
  as_of: Moment;
  asked_at: Instant;
  finished_at?: Instant;
  bytes?: number;
  link?: string;
  problem?: "disk_full" | "failed" | "other_program";
  order: number;
}

export type MyExports = ById<MyExport>;

export type Channel = "interview" | "event" | "consultation";

export interface Participant extends Organisation {
  channels: Channel[]; // all
  by_hand: Channel[]; // those that the desk has noted
  named: boolean;
  like: number[]; // may be the same body, entered twice
  also: { organisation_id: number; name: string }[]; // counted with it
}

export type MergeCount =
  | "mandates"
  | "proposals"
  | "comments"
  | "endorsements"
  | "endorsements_of_both"
  | "registrations"
  | "promoted"
  | "approvals";

// What merging two bodies for good would do.
export interface Merging {
  organisation_id: number;
  name: string;
  into: { organisation_id: number; name: string };
  counts: Record<MergeCount, number>;
}

export interface Participants {
  bodies: Participant[]; // in the order of the published list
  citizens: { seen: number; total: number } & Partial<Record<Channel, number>>;
  appendix: { citizens?: string; unnamed?: string }; // its last lines, as they are printed
}
