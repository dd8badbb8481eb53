// What a page costs whoever opens it for the first time with a cheap phone on a slow network.
import { person } from "./people.js";

export const kib = 1024;

// What browsers' own tools call slow 4G: 1.6 Mbit/s of which nine tenths arrive, and half a second until anything does.
const slow_4g = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }; // ms, bytes/s
const slower_processor = 4; // times; a phone of 150 euros beside a desk

// Bytes as they come over the wire, with their headers; how much of what was drawn already moved; and how long a tap would
// have waited for scripts, summed as Lighthouse does: of each task what is beyond 50 ms, in the thread's own time, so that
// other work on the machine does not count.
export async function cost_of(test, browser, house, path, ready) {
  const reader = await person(test, browser, house);
  const devtools = await reader.context.newCDPSession(reader.page);
  const types = new Map();
  const cost = { requests: 0, all: 0, script: 0 };
  devtools.on("Network.requestWillBeSent", ({ requestId, type }) => {
    types.set(requestId, type);
    cost.requests += 1;
  });
  devtools.on("Network.webSocketCreated", () => (cost.requests += 1));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    cost.all += encodedDataLength;
    if (types.get(requestId) === "Script") cost.script += encodedDataLength;
  });
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", slow_4g);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower_processor });
  await reader.page.addInitScript(watch_shifts);
  await browser.startTracing(reader.page, { categories: ["toplevel"] });
  await reader.open(path);
  await reader.page.waitForSelector(ready);
  await reader.page.evaluate(() => document.fonts.ready);
  await reader.page.waitForLoadState("networkidle");
  await reader.page.waitForTimeout(500); // what comes late moves late
  cost.shift = await reader.page.evaluate(() => globalThis.shift);
  cost.blocking_ms = blocked((await browser.stopTracing()).toString());
  await reader.context.close();
  return cost;
}

// In the page: how much moved that nobody had touched.
function watch_shifts() {
  globalThis.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) globalThis.shift += hadRecentInput ? 0 : value;
  }).observe({ type: "layout-shift", buffered: true });
}

// The page's main thread is the one among its kind that had most to do.
function blocked(trace) {
  const { traceEvents } = JSON.parse(trace);
  const key = ({ pid, tid }) => `${pid}/${tid}`;
  const mains = new Map(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map((thread) => [key(thread), { busy: 0, blocked: 0 }]),
  );
  for (const event of traceEvents) {
    const main = event.name === "ThreadControllerImpl::RunTask" && mains.get(key(event));
    if (!main) continue;
    const ms = (event.tdur ?? event.dur ?? 0) / 1000;
    main.busy += ms;
    main.blocked += Math.max(0, ms - 50);
  }
  return [...mains.values()].sort((a, b) => b.busy - a.busy)[0].blocked;
}
