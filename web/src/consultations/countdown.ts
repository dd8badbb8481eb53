// How long until an instant, in the one unit that people use: days, then hours, then minutes.
export type Countdown = { unit: "days" | "hours" | "minutes"; n: number } | { unit: "moments" } | { unit: "over" };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export function countdown(now: number, closes_at: string): Countdown {
  const left = Date.parse(closes_at) - now;
  if (left <= 0) return { unit: "over" };
  if (left >= day) return { unit: "days", n: Math.floor(left / day) };
  if (left >= hour) return { unit: "hours", n: Math.floor(left / hour) };
  if (left >= minute) return { unit: "minutes", n: Math.floor(left / minute) };
  return { unit: "moments" };
}

// A window closes at the end of its last minute: people read 23:59 of that day, not 0:00 of the next.
export const last_instant = (closes_at: string) => Date.parse(closes_at) - 1;

// The event that closes a window may still be on its way when the clock says it has closed.
export function window_state(
  window: { state: "planned" | "open" | "closed"; opens_at: string; closes_at: string },
  now: number,
) {
  if (now >= Date.parse(window.closes_at)) return "closed";
  if (now >= Date.parse(window.opens_at)) return "open";
  return window.state === "closed" ? "closed" : "planned";
}
