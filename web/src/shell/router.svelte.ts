// Turns addresses into pages without reloading: keeps the reader's place going back, and moves focus going forward.
import { tick } from "svelte";
import { match, not_found, type PageComponent } from "./routes";

export interface Place {
  name: string;
  bare: boolean;
  params: (string | undefined)[];
  query: URLSearchParams;
  hash: string;
  path: string;
}

let place = $state.raw<Place>(read(location.href));
let page = $state.raw<PageComponent>();
let failed = $state(false);
let turn = 0;

export const current_place = () => place;
export const current_page = () => page;
export const has_failed = () => failed;

function read(href: string): Place {
  const url = new URL(href, location.href);
  const { route, params } = match(url.pathname);
  const { name, bare = false } = route;
  return { name, bare, params, query: url.searchParams, hash: url.hash.slice(1), path: url.pathname };
}

export async function navigate(href: string, { replace = false } = {}) {
  const url = new URL(href, location.href);
  const same_page = url.pathname === location.pathname && url.search === location.search;
  remember_scroll();
  history[replace ? "replaceState" : "pushState"]({ scroll: 0 }, "", url);
  await show();
  if (url.hash) await go_to_hash(url.hash.slice(1));
  else if (!same_page) go_to_top();
}

// Changes the query without leaving the place: filters, a search, an opened section.
export function set_query(query: URLSearchParams) {
  const search = query.toString();
  history.replaceState(history.state, "", `${location.pathname}${search ? `?${search}` : ""}${location.hash}`);
  place = { ...place, query };
}

export async function start() {
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => void back());
  addEventListener("pagehide", remember_scroll);
  document.addEventListener("click", clicked);
  await show();
  if (place.hash) await go_to_hash(place.hash);
  else restore_scroll(history.state?.scroll ?? 0);
}

async function show() {
  const mine = ++turn;
  const next = read(location.href);
  const { route } = match(next.path);
  try {
    const loaded = await route.load();
    if (mine !== turn) return;
    failed = false;
    place = next;
    page = loaded.default as PageComponent;
  } catch {
    if (mine === turn) failed = true;
  }
  await tick();
}

async function back() {
  const scroll = history.state?.scroll ?? 0;
  await show();
  restore_scroll(scroll);
  focus_content();
}

function clicked(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = (event.target as Element | null)?.closest("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (match(link.pathname).route === not_found) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
  event.preventDefault();
  void navigate(link.href);
}

function remember_scroll() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}

// The page may still be loading its words: wait until it is tall enough, at most two seconds.
function restore_scroll(top: number) {
  if (top === 0) return scrollTo(0, 0);
  if (document.documentElement.scrollHeight >= top + innerHeight) return scrollTo(0, top);
  const watch = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight < top + innerHeight) return;
    scrollTo(0, top);
    watch.disconnect();
  });
  watch.observe(document.body);
  setTimeout(() => watch.disconnect(), 2000);
}

function go_to_top() {
  scrollTo(0, 0);
  focus_content();
}

export async function go_to_hash(hash: string) {
  await tick();
  const target = document.getElementById(decodeURIComponent(hash));
  target?.scrollIntoView();
  if (target) target.focus({ preventScroll: true });
}

function focus_content() {
  document.getElementById("content")?.focus({ preventScroll: true });
}
