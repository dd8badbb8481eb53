// What moves by itself is said aloud politely, at most every ten seconds; only the newest words are said.
const pause_ms = 10_000;

let spoken = $state("");
let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export const announced = () => spoken;

export function announce(text: string) {
  if (timer) {
    waiting = text;
    return;
  }
  spoken = text;
  timer = setTimeout(say_waiting, pause_ms);
}

function say_waiting() {
  timer = undefined;
  if (waiting === undefined) return;
  const text = waiting;
  waiting = undefined;
  announce(text);
}
