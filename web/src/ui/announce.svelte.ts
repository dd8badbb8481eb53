// What changes is said aloud politely, in one place that is always there: readers do not hear words that come together
// with the place they stand in.
const moment_ms = 1000; // of words that follow each other faster only the last would be heard
const pause_ms = 10_000; // what moves by itself may not talk without end

let spoken = $state("");
let last = ""; // the same, for who speaks: whoever calls from an effect must not begin to follow what is said
let news: string[] = [];
let figures: string | undefined;
let said_at = -Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;

export const announced = () => spoken;

// News, or the answer to what one did: said at once, all of it, in its order.
export function announce(text: string) {
  news.push(text);
  go_on();
}

// What moves by itself, as a count: at most every ten seconds, and only the newest words.
export function mention(text: string) {
  figures = text;
  go_on();
}

// For words that appear together with their place (use:aloud).
export function aloud(place: HTMLElement) {
  announce(place.textContent.replace(/\s+/g, " ").trim());
}

// What a list answers, each time it was asked something else; what stands there at first is read with the page. For a
// component being set up; without words while the answer is on its way.
export function tell_answers(words: () => string | undefined) {
  let before: string | undefined;
  let asked = false;
  $effect(() => {
    const answer = words();
    if (answer === undefined) return void (asked = true);
    if (before !== undefined && (asked || answer !== before)) announce(answer);
    before = answer;
    asked = false;
  });
}

function go_on() {
  clearTimeout(timer);
  const text = news[0] ?? figures;
  if (text === undefined) return;
  const rest = said_at + (news.length > 0 ? moment_ms : pause_ms) - performance.now();
  if (rest > 0) return void (timer = setTimeout(go_on, rest));
  if (news.length > 0) news = news.slice(1);
  else figures = undefined;
  last = last === text ? `${text}\u00a0` : text; // the same words again are heard only as a change
  spoken = last;
  said_at = performance.now();
  go_on();
}
