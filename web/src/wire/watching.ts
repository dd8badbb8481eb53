// What the desk is told of a consultation while there is time.
import type { Instant, WindowState } from "./types";

export type Cells = Record<string, Record<string, number>>; // voices by kind and zone

export interface WatchedRow {
  node_id: number;
  number: string;
  title: string;
  under?: number;
  supports: number;
  cells: Cells;
}

export type WaitKind = "flags" | "pending" | "assignment" | "evaluator" | "approver" | "publication" | "help";

export interface Wait {
  what: WaitKind;
  n: number;
  late: number;
  since: Instant;
  who: string[];
  meeting_id?: number;
}

export interface Watched {
  process_id: number;
  seq: number;
  at: Instant;
  again_in_ms?: number;
  service_hours?: number;
  registered: { kinds: Record<string, number>; zones: Record<string, number> };
  consultation?: {
    consultation_id: number;
    title: string;
    state: WindowState;
    opens_at: Instant;
    closes_at: Instant;
  };
  level?: string;
  voices: number;
  supports: number;
  rows: WatchedRow[];
  left_out?: number;
  waiting: Wait[];
}

export interface ProcessDesk {
  process_id: number;
  flags: number;
  pending: number;
  service_hours?: number;
  answers: Record<number, { decided: number; of: number }>; // of the consultations that have closed
}
