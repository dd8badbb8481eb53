// What a first visit costs on a poor network, and what it gives without scripts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house } from "../support/house.js";
import { open_browser, person } from "../support/people.js";

const kib = 1024;

test("a first visit weighs at most 120 KiB, of which 60 script", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser(t);
  const reader = await person(t, browser, house, { serviceWorkers: "block" });
  const devtools = await reader.context.newCDPSession(reader.page);
  const types = new Map();
  const weights = { all: 0, script: 0 };
  await devtools.send("Network.enable");
  devtools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weights.all += encodedDataLength;
    if (types.get(requestId) === "Script") weights.script += encodedDataLength;
  });
  await reader.open("/");
  await reader.page.waitForSelector(".bars tbody tr");
  await reader.page.evaluate(() => document.fonts.ready);
  t.diagnostic(`all ${(weights.all / kib).toFixed(1)} KiB, script ${(weights.script / kib).toFixed(1)} KiB`);
  assert.ok(weights.script <= 60 * kib, `script weighs ${weights.script}`);
  assert.ok(weights.all <= 120 * kib, `everything weighs ${weights.all}`);
});

test("public pages can be read without scripts", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser(t);
  const reader = await person(t, browser, house, { javaScriptEnabled: false });
  const pages = {
    "/": house.process.title,
    [`${house.consultation}/plan/${house.objective.node_id}`]: house.objective.title,
    [`/proposals/${house.proposal.proposal_id}`]: house.proposal.title,
    "/privacy": "privacy",
  };
  for (const [path, words] of Object.entries(pages)) {
    await reader.open(path);
    assert.ok((await reader.page.locator("body").innerText()).includes(words), `${path} says ${words}`);
    assert.notEqual(await reader.page.title(), "");
  }
});
