// What a page at a table does beside showing it: fits the screen above the keyboard, says what arrives, keeps what it saw.
import { announce, mention } from "../ui/announce.svelte";
import { post } from "../wire/api";
import { is_offline, on_restored } from "../wire/network.svelte";
import type { Desk, Table } from "../wire/tables";
import type { View } from "../wire/view.svelte";
import { t } from "../words/words.svelte";
import type { AtTable } from "./tables.svelte";

const tablet = typeof matchMedia === "undefined" ? undefined : matchMedia("(min-width: 48rem) and (min-height: 30rem)");
let wide = $state(tablet?.matches ?? false);
tablet?.addEventListener("change", ({ matches }) => (wide = matches));

export const is_wide = () => wide;

// The keyboard of a phone covers the page instead of shrinking it: the board's height follows what can be seen.
export function fits_screen(): () => void {
  const seen = window.visualViewport;
  const root = document.documentElement;
  const fit = () => {
    root.style.setProperty("--seen", `${seen!.height}px`);
    if (seen!.scale === 1) scrollTo(0, 0);
  };
  if (seen) {
    seen.addEventListener("resize", fit);
    fit();
  }
  root.classList.add("on-board");
  return () => {
    seen?.removeEventListener("resize", fit);
    root.style.removeProperty("--seen");
    root.classList.remove("on-board");
  };
}

const keep_every_ms = 3000; // often enough that a reload shows what one remembers having seen

export function keep_seen<T extends Table>(at: AtTable<T>): () => void {
  const keep = () => at.keep();
  const timer = setInterval(keep, keep_every_ms);
  addEventListener("pagehide", keep);
  return () => {
    clearInterval(timer);
    removeEventListener("pagehide", keep);
  };
}

const seen_every_ms = 30_000; // the regia tells from it how long a table has been without network

// A sign of life, while the board is looked at: at once, now and then, and as soon as the network is there again.
export function show_life(table_id: number): () => void {
  const tell = () => {
    if (!document.hidden && !is_offline()) void post(`/api/tables/${table_id}/seen`).catch(() => undefined);
  };
  const timer = setInterval(tell, seen_every_ms);
  const forget = on_restored(tell);
  tell();
  return () => {
    clearInterval(timer);
    forget();
  };
}

const amount = (things: object | undefined) => Object.keys(things ?? {}).length;

// Said politely: how many arrived, never their words, and never what one did oneself a moment ago in the field.
export function announce_changes(seen: View<Desk>): () => void {
  let before: Desk | undefined;
  return seen.on_change((table) => {
    const queued = amount(table.queue);
    if (before && queued > amount(before.queue)) mention(t("tables.arrived_queue", { n: queued }));
    else if (before && amount(table.contributions) > amount(before.contributions))
      mention(t("tables.arrived_notes", { n: amount(table.contributions) }));
    if (table.message && table.message.at !== before?.message?.at && before)
      announce(`${t("tables.from_regia")} ${table.message.text}`);
    if (table.help?.taken && !before?.help?.taken && before)
      announce(t("tables.help_coming", { name: table.help.taken.name }));
    before = table;
  });
}
