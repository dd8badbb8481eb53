// Pages of text: written at the desk, published, read live and without scripts, taken back with a reason.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

async function office(t, size = desk) {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await (await person(t, browser, house, { size })).signs_in("organiser");
  const home = `/processes/${house.process.slug}`;
  return { house, browser, rita, page: rita.page, home, part: `${home}/desk/set-up?part=articles` };
}

async function writes(page, title, lines) {
  await page.waitForSelector("#article-text-new-title");
  await page.fill("#article-text-new-title", title);
  const words = page.locator("form:has(#article-text-new-title) [contenteditable=true]");
  await words.click();
  for (const [at, line] of lines.entries()) {
    if (at > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
  await page.getByRole("button", { name: "Salva come bozza" }).click();
  await page.getByRole("heading", { name: title }).waitFor();
}

test("a page of text is written, published, read by everybody, changed live, and taken back", async (t) => {
  const { house, browser, rita, page, home, part } = await office(t);
  await rita.open(part);
  await writes(page, "Come partecipare", ["## In tre passi", "Leggi, proponi, sostieni."]);
  assert.deepEqual(await faults_of(page), []);
  const at = `${home}/articles/come-partecipare`;
  assert.equal((await fetch(house.url + at)).status, 404); // a draft
  assert.deepEqual((await (await fetch(`${house.url}/api${home}`)).json()).state.articles, {});

  const anna = await person(t, browser, house, { size: phone });
  await anna.open(home);
  await anna.page.waitForSelector("h1");
  await page.getByRole("button", { name: "Pubblica", exact: true }).click();
  await anna.page.getByRole("link", { name: "Come partecipare" }).click(); // it came by itself
  await anna.page.getByRole("heading", { name: "In tre passi" }).waitFor();
  assert.deepEqual(await faults_of(anna.page), []);

  const quiet = await browser.newContext({ javaScriptEnabled: false, baseURL: house.url });
  t.after(() => quiet.close());
  const plain = await quiet.newPage();
  await plain.goto(home);
  await plain.getByRole("link", { name: "Come partecipare" }).click();
  await plain.getByRole("heading", { name: "In tre passi" }).waitFor();
  await plain.getByText("Leggi, proponi, sostieni.").waitFor();

  const row = page.locator(".panel", { hasText: "Come partecipare" }).first();
  await row.getByRole("button", { name: "Cambia", exact: true }).click();
  const words = row.locator("[contenteditable=true]");
  await words.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Fino all’11 marzo.");
  await row.getByRole("button", { name: "Salva", exact: true }).click();
  await anna.page.getByText("Fino all’11 marzo.").waitFor();

  await row.getByRole("button", { name: "Ritira", exact: true }).click();
  await row.locator("textarea").fill("Le date erano sbagliate");
  await row.getByRole("button", { name: "Ritira", exact: true }).click();
  await anna.page.getByText("Questa pagina non è pubblica").waitFor();
  assert.equal((await fetch(house.url + at)).status, 404);
  const record = await (
    await fetch(`${house.url}/api/events?topic=process/${house.process.process_id}&limit=100`)
  ).text();
  assert.doesNotMatch(record, /Leggi, proponi, sostieni/);
  await rita.open(`${home}/desk/log?area=process`);
  await page.getByText("Le date erano sbagliate").first().waitFor();
  rita.has_no_errors();
});

test("pages have an order; what is typed survives a reload, on a phone", async (t) => {
  const { rita, page, home, part } = await office(t, phone);
  await rita.open(part);
  await writes(page, "Chi decide", ["Decidono i promotori."]);
  await writes(page, "Come partecipare", ["Leggi e proponi."]);
  assert.deepEqual(await faults_of(page), []);
  await page.getByRole("button", { name: /^Più in alto\s*: Come partecipare$/ }).click();
  await page.waitForFunction(
    () => document.querySelectorAll(".panel h2")[0]?.textContent.trim() === "Come partecipare",
  );
  for (let n = 0; n < 2; n += 1) {
    await page.getByRole("button", { name: "Pubblica", exact: true }).first().click();
    await page.waitForFunction(
      (left) =>
        [...document.querySelectorAll("button")].filter((one) => one.textContent.trim() === "Pubblica").length === left,
      1 - n,
    );
  }
  await page.fill("#article-text-new-title", "Una terza pagina");
  await page.reload();
  await page.waitForSelector("#article-text-new-title");
  assert.equal(await page.inputValue("#article-text-new-title"), "Una terza pagina");
  await rita.open(home);
  const links = page.locator("section:has(#articles) a");
  await links.first().waitFor();
  assert.deepEqual(
    (await links.allTextContents()).map((text) => text.trim()),
    ["Come partecipare", "Chi decide"],
  );
});
