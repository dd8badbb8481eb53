// Keeps the hashed files of the shell, and nothing else: no page, no answer of the server. Pages come from the network
// first; only when there is none does the bare shell open, so that drafts and unsent things can be reached offline.
const assets = "__ASSETS__";
const shell = "__SHELL__";
const cache_name = "arengo-shell";

self.addEventListener("install", (event) => {
  event.waitUntil(keep_assets().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget_old_assets().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event.request));
});

async function keep_assets() {
  const cache = await caches.open(cache_name);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  // One by one: what has come stays when the network breaks off, and the page that is being read goes first.
  for (const path of assets) if (!kept.has(path)) await cache.add(path);
}

async function forget_old_assets() {
  const cache = await caches.open(cache_name);
  const current = new Set(assets);
  const old = (await cache.keys()).filter((request) => !current.has(new URL(request.url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function asset(request) {
  const kept = await caches.match(request);
  return kept ?? fetch(request);
}

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return new Response(shell, { headers: { "content-type": "text/html; charset=utf-8" } });
  }
}
