// The server's clock, never the browser's: its hour at boot, plus the time that has passed here since.
const remembered = "arengo:clock";

let offset = 0;
let now_ms = $state(Date.now());

export function set_clock(server_now: string | undefined, read_at: number) {
  if (server_now) {
    offset = Date.parse(server_now) - read_at;
    localStorage.setItem(remembered, String(offset));
  } else offset = Number(localStorage.getItem(remembered) ?? 0);
  now_ms = exact_now();
}

// Asked again after a cut: a device's own clock may have been set meanwhile. What the way there and back may have taken is
// no difference.
export function correct_clock(server_now: string, asked_at: number, answered_at: number) {
  const read_at = (asked_at + answered_at) / 2;
  const difference = Date.parse(server_now) - read_at - offset;
  if (Math.abs(difference) > 1000 + answered_at - asked_at) set_clock(server_now, read_at);
}

export const exact_now = () => Date.now() + offset;

// By how many minutes this device is ahead of the hall (behind: negative). None when it is right within a minute, and
// none when the server itself lives on another day, as a demonstration does.
export function skew_minutes(): number {
  const minutes = Math.trunc(-offset / 60_000);
  return Math.abs(minutes) < 24 * 60 ? minutes : 0;
}

// Moves once a second while something on the page looks at it.
export function now(): number {
  return now_ms;
}

export function tick() {
  now_ms = exact_now();
}

export function start_ticking(): () => void {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
