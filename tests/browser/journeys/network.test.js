// A network that comes and goes: nothing is lost, nothing is doubled, and the page says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house, read } from "../support/house.js";
import { desk, keeps_pages, open_browser, person } from "../support/people.js";

test("what is done without network is sent once, when it returns", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const marta = await (await person(t, browser, house, keeps_pages)).signs_in("citizen");
  const other = await (await person(t, browser, house, { size: desk })).signs_in("citizen", 2);
  const page = `/proposals/${house.proposal.proposal_id}`;
  const proposal = async () => (await read(`${house.url}/api${page}`)).state;

  await marta.open(page);
  await marta.page.waitForSelector("[data-vote=support][aria-pressed]");
  await marta.page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await t.test("a support and a comment wait, and are shown as unsent", async () => {
    await marta.loses_network();
    await marta.supports();
    await marta.page.waitForFunction(() => document.querySelector("[data-vote=support]").textContent.includes("rete"));
    await marta.page.fill("#comment", "Scritto senza rete.");
    await marta.page.locator(".comment-form button[type=submit]").click();
    await marta.page.waitForSelector(".comment-form .saved");
  });

  await t.test("a reload without network still shows them", async () => {
    await marta.open("/me");
    await marta.page.locator("[data-unsent=waiting]").nth(1).waitFor();
  });

  await t.test("meanwhile others go on", async () => {
    await other.open(page);
    await other.supports();
    await other.page.waitForSelector("[data-vote=support][aria-pressed=true]");
  });

  await t.test("they leave by themselves, once each", async () => {
    await marta.finds_network();
    await marta.page.waitForFunction(() => document.querySelectorAll("[data-unsent]").length === 0);
    await other.sees("[data-count=support]", house.proposal.tally.support + 2);
    const state = await proposal();
    const written = Object.values(state.thread).filter((comment) => comment.body === "Scritto senza rete.");
    assert.equal(written.length, 1);
    assert.equal(state.tally.support, house.proposal.tally.support + 2);
  });

  marta.forgives_the_network();
  marta.has_no_errors();
});

test("a page that was cut off catches up without a gap", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const watcher = await person(t, browser, house, { size: desk });
  const marta = await (await person(t, browser, house)).signs_in("citizen");

  await watcher.open("/");
  await watcher.page.waitForSelector("[data-count=supports]");
  const before = await watcher.number("[data-count=supports]");
  await watcher.loses_network();
  for (const { proposal_id } of house.proposals.slice(0, 3)) {
    await marta.open(`/proposals/${proposal_id}`);
    await marta.supports();
    await marta.page.waitForSelector("[data-vote=support][aria-pressed=true]");
  }
  assert.equal(await watcher.number("[data-count=supports]"), before);
  await watcher.finds_network();
  await watcher.sees("[data-count=supports]", before + 3);
});

test("a draft outlives a reload, and the text outlives the closing", async (t) => {
  const house = await open_house(t, "--clock", "2025-03-11T23:59:40+01:00");
  const browser = await open_browser();
  const marta = await (await person(t, browser, house)).signs_in("citizen");
  const form = `${house.consultation}/propose?node=${house.action.node_id}&kind=general`;

  await marta.open(form);
  await marta.page.fill("#title", "Scritta all’ultimo momento");
  await marta.page.fill("#why", "Il testo deve restare qui.");
  await marta.page.reload();
  await marta.page.waitForSelector("#title");
  assert.equal(await marta.page.inputValue("#title"), "Scritta all’ultimo momento");

  await marta.page.getByText("Il tuo testo è ancora qui.").first().waitFor({ timeout: 120_000 });
  assert.equal(await marta.page.inputValue("#why"), "Il testo deve restare qui.");
  await marta.page.getByRole("button", { name: "Copia il mio testo" }).waitFor();
  assert.match(await marta.page.locator("a[href^=mailto]").first().getAttribute("href"), /^mailto:/);
});
