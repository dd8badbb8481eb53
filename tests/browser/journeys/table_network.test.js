// A board whose network goes and comes back: capture goes on, nothing is lost, nothing is doubled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, keeps_pages } from "../support/people.js";
import {
  agrees,
  andrea_leads,
  captures,
  note,
  open_table,
  paola_leads,
  read_as,
  runs,
  sorts,
  starts,
  turns_to,
} from "../support/tables.js";

// On the device of one of them.
const seconds_pass = (one, seconds) =>
  one.page.evaluate((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, seconds * 1000);

test("a board without network loses nothing, doubles nothing, and keeps the order", async (t) => {
  const place = await open_table(t);
  const paola = await paola_leads(place, { size: desk });
  const andrea = await andrea_leads(place, keeps_pages);
  await starts(paola);
  const texts = async () => {
    const { contributions } = await read_as(paola, `/tables/${place.table_id}/desk`);
    return Object.values(contributions)
      .sort((a, b) => a.number - b.number)
      .map((one) => one.text);
  };
  const writes = async (words) => {
    await andrea.page.fill("#capture", words);
    await andrea.page.keyboard.press("Enter");
    await andrea.page.locator("[data-unsent]", { hasText: words }).waitFor();
  };
  await captures(andrea, "Prima del taglio");
  await andrea.page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  await t.test("capture goes on, and what waits is shown as such, after a reload too", async () => {
    await andrea.loses_network();
    await writes("Primo senza rete");
    await writes("Secondo senza rete");
    await andrea.page.reload();
    await andrea.page.locator("[data-unsent=waiting]").nth(1).waitFor();
    await note(andrea, "Prima del taglio").waitFor();
    await writes("Terzo senza rete");
  });

  await t.test("the themes can be worked on: a step waits, and one that is taken back is not sent", async () => {
    await sorts(andrea, "Prima del taglio", "suggested");
    await note(andrea, "Prima del taglio").locator(".tag.unsent").waitFor();
    await andrea.page.locator(".toast .btn").click();
    await note(andrea, "Prima del taglio").locator(".tag.unsent").waitFor({ state: "detached" });
    await sorts(andrea, "Prima del taglio", "plenary");
    await note(andrea, "Prima del taglio").locator(".tag.unsent").waitFor();
  });

  await t.test("meanwhile the other goes on; then all arrives once, in its order", async () => {
    await captures(paola, "Scritto da chi ha la rete");
    await andrea.finds_network();
    await andrea.page.waitForSelector("[data-unsent]", { state: "detached" });
    await note(paola, "Prima del taglio").locator(".tag.plenary").waitFor();
    assert.deepEqual(await texts(), [
      "Prima del taglio",
      "Scritto da chi ha la rete",
      "Primo senza rete",
      "Secondo senza rete",
      "Terzo senza rete",
    ]);
    await turns_to(andrea, "themes");
    await Promise.all([agrees(paola, place), agrees(andrea, place)]);
    await turns_to(andrea, "notes");
  });

  await t.test("written before the close and arrived after it: kept, and marked so", async () => {
    await andrea.loses_network();
    await writes("Detto un attimo prima");
    await runs(paola, "close_session");
    await paola.page.waitForSelector(".closed");
    await seconds_pass(andrea, 5); // a page knows the server's hour within a second
    await writes("Detto a tavolo chiuso");
    await andrea.finds_network();
    await andrea.page.waitForSelector(".closed [data-element=late]");
    await paola.page.locator(".closed [data-element=late] .board-btn").click();
    await paola.page.locator("dialog.pop", { hasText: "Detto un attimo prima" }).waitFor();
    assert.equal((await texts()).at(-1), "Detto un attimo prima");
  });

  await t.test("what was written after the close is refused, and its words stay in sight", async () => {
    await andrea.page.locator("[data-unsent=refused]", { hasText: "Detto a tavolo chiuso" }).waitFor();
    await andrea.page.reload();
    await andrea.page.locator("[data-unsent=refused]", { hasText: "Detto a tavolo chiuso" }).waitFor();
  });

  andrea.wrong = andrea.wrong.filter((text) => !/status of 4\d\d/.test(text)); // that refusal
  andrea.forgives_the_network();
  for (const one of [paola, andrea]) one.has_no_errors();
});
