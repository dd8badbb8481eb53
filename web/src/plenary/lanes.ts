// What a table's lane in the regia has to say, and which lane comes first when there is room for one only.
import { read_clock, type SessionState } from "../tables/clock";
import type { CommonClock, Glance, Plenary } from "./types";

// Boards say that they are there every half minute, kept at most every 45 s; two and a half such times are silence.
const silent_after_ms = 110_000;
const noticed_ms = 30_000; // a smaller difference between two clocks is none

export type Trouble = "help" | "coming" | "cut" | "none";

export interface Lane {
  state: SessionState;
  trouble: Trouble;
  since?: string;
  off_clock: boolean; // its clock is not that of all
  extra_minutes: number;
  rank: number;
}

const ranks: Record<Trouble, number> = { help: 0, cut: 1, coming: 2, none: 5 };
const at_work: SessionState[] = ["running", "paused", "wrapping_up"];

export function lane_of(table: Glance, now: number): Lane {
  const state = table.session?.state ?? "scheduled";
  const trouble = trouble_of(table, now);
  const reading = table.session && read_clock(table.session, now);
  const extra = reading?.extra_ms ?? 0;
  const off_clock = at_work.includes(state) && (Math.abs(extra) >= noticed_ms || state === "paused");
  return {
    state,
    trouble,
    since: since_of(table, trouble),
    off_clock,
    extra_minutes: Math.round(extra / 60_000),
    rank: trouble !== "none" ? ranks[trouble] : state === "paused" ? 3 : off_clock ? 4 : 5,
  };
}

function trouble_of(table: Glance, now: number): Trouble {
  if (table.help) return table.help.taken ? "coming" : "help";
  const working = at_work.includes(table.session?.state ?? "scheduled");
  if (working && table.seen_at && now - Date.parse(table.seen_at) > silent_after_ms) return "cut";
  return "none";
}

function since_of(table: Glance, trouble: Trouble): string | undefined {
  if (trouble === "help") return table.help?.at;
  if (trouble === "coming") return table.help?.taken?.at;
  if (trouble === "cut") return table.seen_at;
  return table.session?.state === "paused" ? table.session.paused_at : undefined;
}

// The clock of all, with what every table that is at work has in common: all stand still, or all are wrapping up.
export function clock_of_all({ clock, tables }: Pick<Plenary, "clock" | "tables">): CommonClock | undefined {
  if (!clock || clock.state !== "running") return clock;
  const working = Object.values(tables).flatMap(({ session }) =>
    session?.round === clock.round && at_work.includes(session.state) ? [session] : [],
  );
  const [first] = working;
  if (!first || first.state === "running" || working.some((session) => session.state !== first.state)) return clock;
  const paused_at = working
    .map((session) => session.paused_at ?? "")
    .sort()
    .at(-1);
  return { ...clock, state: first.state, ...(first.state === "paused" && paused_at ? { paused_at } : {}) };
}

// Help first, then who is cut off, who stands still, who runs by another clock.
export const worst_first = (tables: Glance[], now: number) =>
  [...tables].sort((a, b) => lane_of(a, now).rank - lane_of(b, now).rank || a.order - b.order);
