// What a session's clock shows: pure, so that the board, the regia and the hall's screen agree.
import type { Instant } from "../wire/types";

export type SessionState = "scheduled" | "running" | "paused" | "wrapping_up" | "closed";

export interface SessionTimes {
  state: SessionState;
  length_ms?: number;
  started_at?: Instant;
  ends_at?: Instant;
  common_ends_at?: Instant;
  paused_at?: Instant;
}

export interface Reading {
  left_ms: number; // negative once it is past its end
  digits: string; // "18:34", "+1:20" past zero
  part: number; // of the length that is left, 0 to 1
  last: boolean; // the last five minutes, and past them
  over: boolean;
  halted: boolean;
  extra_ms: number; // this table's own exception to the clock of all
}

const minute = 60_000;

export function read_clock(times: SessionTimes, now: number): Reading {
  const left_ms = left_of(times, now);
  const length = length_of(times) || 1;
  const under_way = ["running", "paused", "wrapping_up"].includes(times.state);
  return {
    left_ms,
    digits: digits_of(left_ms),
    part: Math.max(0, Math.min(1, left_ms / length)),
    last: under_way && left_ms < 5 * minute,
    over: under_way && left_ms < 0,
    halted: times.state === "paused",
    extra_ms: extra_of(times, now),
  };
}

function left_of({ state, length_ms = 0, ends_at, paused_at }: SessionTimes, now: number): number {
  if (state === "scheduled" || !ends_at) return state === "closed" ? 0 : length_ms;
  if (state === "closed") return 0;
  const seen_from = state === "paused" && paused_at ? Date.parse(paused_at) : now;
  return Date.parse(ends_at) - seen_from;
}

// With extensions the whole is longer than it was planned.
function length_of({ length_ms = 0, started_at, ends_at }: SessionTimes): number {
  if (!started_at || !ends_at) return length_ms;
  return Math.max(length_ms, Date.parse(ends_at) - Date.parse(started_at));
}

// A pause that goes on moves the end further with every second.
function extra_of({ state, ends_at, common_ends_at, paused_at }: SessionTimes, now: number): number {
  if (!ends_at || !common_ends_at || state === "closed" || state === "scheduled") return 0;
  const paused_for = state === "paused" && paused_at ? now - Date.parse(paused_at) : 0;
  return Date.parse(ends_at) - Date.parse(common_ends_at) + paused_for;
}

// Seconds are rounded up while they run down, so that 0:00 is the end and not the second before it.
export function digits_of(left_ms: number): string {
  const seconds = left_ms >= 0 ? Math.ceil(left_ms / 1000) : Math.floor(-left_ms / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return left_ms < 0 && seconds > 0 ? `+${text}` : text;
}

// "1:12": how long something has lasted.
export const lasted = (since: Instant, now: number) => digits_of(Math.max(0, now - Date.parse(since) - 999));
