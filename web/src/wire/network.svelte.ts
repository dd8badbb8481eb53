// The one connection of this browser, whether it holds, and what is still to be sent.
import { whichever_works } from "./channels";
import { exact_now } from "./clock.svelte";
import { Live } from "./live";
import { Outbox } from "./outbox";
import { database_shelf, memory_shelf, type Unsent } from "./shelf";

// Shorter cuts than this pass unseen: a lift, a tunnel, a change of cell.
const bar_after_ms = 2000;

const try_again_ms = 20_000;
const check_again_ms = 5000;

let offline = $state(false);
let since = $state<number>(); // when the network went away, by the server's clock
let unsent = $state.raw<Unsent[]>([]);
let hidden_at = 0;
let cancel_bar: (() => void) | undefined;
let cancel_try: (() => void) | undefined;
let was_cut = false; // the line broke since it last held, however shortly
const returned = new Set<() => void>();
const restored = new Set<() => void>();

export const is_offline = () => offline;
export const offline_since = () => (offline ? since : undefined);
export const unsent_items = () => unsent;

function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

export const live = new Live(whichever_works(), { after, random: Math.random }, connected);

export const outbox = new Outbox(typeof indexedDB === "undefined" ? memory_shelf() : database_shelf(), kept, exact_now);

// With the network there, something may still wait because the server was busy: it is tried again by itself.
function kept(items: Unsent[]) {
  unsent = items;
  cancel_try?.();
  if (items.some((item) => !item.refused)) cancel_try = after(try_again_ms * (0.75 + Math.random() / 2), call_back);
}

// Calls back each time the network returns; the function returned stops it.
export function on_return(act: () => void): () => void {
  returned.add(act);
  return () => returned.delete(act);
}

// Calls each time the line holds again after it broke; the function returned stops it.
export function on_restored(act: () => void): () => void {
  restored.add(act);
  return () => restored.delete(act);
}

const not_yours = [4401, 4403];
let session_ended: () => void = () => {};

// Calls when the live connection is closed because the session is no longer good.
export function on_line_refused(act: () => void) {
  session_ended = act;
}

function connected(open: boolean, code?: number) {
  if (open) return came_back();
  went_away();
  if (code !== undefined && not_yours.includes(code)) session_ended();
}

function went_away() {
  was_cut = true;
  if (!offline && cancel_bar === undefined) since = exact_now();
  cancel_bar ??= after(bar_after_ms, () => void check());
}

// The live line may be shut by a proxy while everything else goes through: only silence everywhere is being offline.
async function check() {
  const answers =
    navigator.onLine &&
    (await fetch("/api/house", { cache: "no-store" }).then(
      ({ ok }) => ok,
      () => false,
    ));
  if (!cancel_bar) return;
  cancel_bar = undefined;
  if (answers) return offline ? came_back() : undefined;
  offline = true;
  cancel_bar = after(check_again_ms, () => void check());
}

function came_back() {
  cancel_bar?.();
  cancel_bar = undefined;
  offline = false;
  call_back();
  if (!was_cut) return;
  was_cut = false;
  for (const act of [...restored]) act();
}

function call_back() {
  for (const act of [...returned]) act();
}

export function watch_network() {
  addEventListener("offline", () => {
    live.hold();
    went_away();
  });
  addEventListener("online", () => {
    came_back();
    live.resume();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hidden_at = Date.now();
    else if (Date.now() - hidden_at > 60_000 && navigator.onLine) live.restart(); // a sleeping phone's socket may be dead
  });
  if (!navigator.onLine) went_away();
}

export function try_now() {
  live.resume();
  call_back();
}
