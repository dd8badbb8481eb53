// Everything out: the office has a file made, sees it become ready, takes it home; and says who took part.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house, read } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

async function at_desk(t, page, { size = desk } = {}) {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await (await person(t, browser, house, { size })).signs_in("organiser");
  await rita.open(`/processes/${house.process.slug}/desk/${page}`);
  return { house, browser, rita, page: rita.page };
}

test("the office prepares the spreadsheet, downloads it, and nobody else can", async (t) => {
  const { house, browser, rita, page } = await at_desk(t, "out");
  const row = page.locator("[data-export=workbook]");
  await row.waitFor();
  assert.deepEqual(await faults_of(page), []);

  await row.locator("button").click();
  await row.locator("[data-job=ready] a").waitFor();
  await page.locator(".toast").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), row.locator("[data-job=ready] a").click()]);
  assert.match(download.suggestedFilename(), /-workbook-\d+\.xlsx$/);
  const bytes = await readFile(await download.path());
  await page.locator(".out-past summary").click();
  const told = await page.locator(".out-past [data-job=ready] code").first().innerText();
  assert.equal(createHash("sha256").update(bytes).digest("hex"), told);
  assert.deepEqual(await faults_of(page), []);

  const link = await row.locator("[data-job=ready] a").getAttribute("href");
  assert.equal((await rita.context.request.get(link)).status(), 200);
  const anna = await (await person(t, browser, house)).signs_in("citizen");
  assert.equal((await anna.context.request.get(link)).status(), 404);
  assert.equal((await fetch(house.url + link)).status, 404);
  rita.has_no_errors();
});

test("the same event gives the same bytes, and the bundle is offered to everybody", async (t) => {
  const { house, browser, rita, page } = await at_desk(t, "out");
  const card = page.locator(".out-bundle");
  await card.waitFor();
  await page.selectOption("#as-of", "event");
  await page.fill("#as-of-seq", "0");
  await page.waitForSelector("#as-of-seq[aria-invalid=true]");
  assert.equal(await card.locator("button").isDisabled(), true);
  await page.fill("#as-of-seq", "40");
  const prints = [];
  for (const n of [1, 2]) {
    await card.locator("button").click();
    await page.waitForFunction((made) => document.querySelectorAll(".out-past [data-job=ready]").length === made, n);
    prints.push(await card.locator("code").first().textContent());
  }
  assert.match(prints[0], /^[0-9a-f]{64}$/);
  assert.equal(prints[0], prints[1]);

  const reader = await person(t, browser, house, { size: phone });
  await reader.open(`/processes/${house.process.slug}`);
  await reader.page.waitForSelector("link[rel=alternate][type='application/atom+xml']", { state: "attached" });
  await reader.page.locator("#downloads").scrollIntoViewIfNeeded();
  const link = reader.page.locator("[aria-labelledby=downloads] a[href$='/exports/bundle']");
  await link.waitFor();
  assert.equal((await fetch(house.url + (await link.getAttribute("href")))).status, 200);
  assert.deepEqual(await faults_of(reader.page), []);
  rita.has_no_errors();
  reader.has_no_errors();
});

test("the office adds a body, says how it took part, counts citizens, and sees the list as it will be published", async (t) => {
  const { rita, page } = await at_desk(t, "bodies");
  const rows = page.locator(".body-row");
  const name = "Àncora, associazione di prova";
  await page.locator(".appendix-page").waitFor();
  assert.deepEqual(await faults_of(page), []);
  const before = await rows.count();

  await page.locator(".add-button").click();
  await page.fill("#add-q", name);
  await page.locator(".add-body .none-found").waitFor();
  await page.locator("[data-anew]").click();
  await page.selectOption("#add-kind", "third_sector_association");
  await page.selectOption("#add-zone", "pinerolese");
  await page.locator(".add-body button[type=submit]").click();
  const row = rows.filter({ hasText: name });
  await row.waitFor();
  assert.equal(await rows.count(), before + 1);
  await page.locator(".appendix-page li", { hasText: name }).waitFor();

  await row.locator("[data-channel=event]").check();
  await row.locator("[data-channel=interview]:checked").waitFor();
  await row.locator("[data-named]").uncheck();
  await page.waitForFunction(
    (gone) => ![...document.querySelectorAll(".appendix-page li")].some((line) => line.innerText === gone),
    name,
  );
  await page.reload();
  await row.locator("[data-channel=event]:checked").waitFor();
  await row.locator("[data-named]:not(:checked)").waitFor();
  await row.locator("[data-named]").check();

  await page.fill("#citizens-event", "9");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#citizens-event")?.value === "9"); // typed, not yet saved
  await page.locator(".citizens button").click();
  await page.waitForFunction(() => document.querySelector(".citizens button").disabled);
  await page
    .locator(".appendix-page p")
    .filter({ hasText: /^\d+–\d+: [\p{L}\u00ad ]+ cittadini privati$/u })
    .waitFor();
  assert.deepEqual(await faults_of(page), []);

  await page.setViewportSize(phone);
  assert.deepEqual(await faults_of(page), []);
  await page.goto(page.url().replace("/bodies", "/out"));
  await page.locator(".out-bundle").waitFor();
  assert.deepEqual(await faults_of(page), []);
  rita.has_no_errors();
});

test("a body entered twice is counted once, and can be taken apart again", async (t) => {
  const { rita, page } = await at_desk(t, "bodies");
  const rows = page.locator(".body-row");
  const enters = async (name) => {
    await page.locator(".add-button").click();
    await page.fill("#add-q", name);
    await page.locator("[data-anew]").click();
    await page.selectOption("#add-kind", "third_sector_association");
    await page.selectOption("#add-zone", "pinerolese");
    await page.locator(".add-body button[type=submit]").click();
    await rows
      .filter({ has: page.locator("h3", { hasText: name }) })
      .first()
      .waitFor();
  };
  await enters("Zenit Valle, APS");
  await enters("A.P.S. Zenit Valle");
  const first = rows.filter({ has: page.locator("h3", { hasText: /^A\.P\.S\. Zenit Valle$/ }) });
  const both = await rows.count();
  await first.locator("[data-join]").click();
  await first.locator("[data-separate]").waitFor();
  assert.equal(await rows.count(), both - 1);
  await page.reload();
  await first.locator("[data-separate]").click();
  await first.locator("[data-join]").waitFor();
  assert.equal(await rows.count(), both);
  assert.deepEqual(await faults_of(page), []);
  rita.has_no_errors();
});

// How many bodies the desk's menu counts.
const counted = (page, n) =>
  page.waitForFunction(
    (n) => document.querySelector(".desk-menu [data-place=bodies] .desk-count")?.textContent.trim() === String(n),
    n,
  );

test("two bodies that are one are merged for good: what will happen is said first, and every screen follows", async (t) => {
  const { house, browser, rita, page } = await at_desk(t, "bodies");
  const { items } = await read(
    `${house.url}/api/consultations/${house.consultation_id}/proposals?author_kind=organisation`,
  );
  const { author, proposal_id } = items[0];
  const row = (name) => page.locator(".body-row").filter({ has: page.locator("h3", { hasText: name }) });
  await page.locator(".body-row").first().waitFor();
  const before = await page.locator(".body-row").count();
  await counted(page, before);

  const name = "Registro di prova, ente unico";
  await page.locator(".add-button").click();
  await page.fill("#add-q", name);
  await page.locator("[data-anew]").click();
  await page.selectOption("#add-kind", "third_sector_association");
  await page.selectOption("#add-zone", "pinerolese");
  await page.locator(".add-body button[type=submit]").click();
  await row(name).waitFor();
  await counted(page, before + 1);

  const marta = await person(t, browser, house, { size: phone });
  await marta.open(`/proposals/${proposal_id}`);
  await marta.page.getByText(author.name).first().waitFor();

  await row(name).locator("[data-merge-any]").click();
  await page.fill("#merge-q", author.name);
  await page.locator(`[data-with="${author.organisation_id}"]`).click();
  await page.locator("[data-element=merge-bodies] .merge-what li").first().waitFor();
  await page.locator("[data-element=merge-bodies] [data-count=proposals]").waitFor();
  assert.deepEqual(await faults_of(page), []);
  await page.locator("[data-element=merge-bodies] button[type=submit]").click();
  await page.waitForSelector("#merge-reason[aria-invalid=true]");
  await page.fill("#merge-reason", "Hanno lo stesso codice fiscale.");
  await page.locator("[data-element=merge-bodies] button[type=submit]").click();
  await page.locator("[data-element=merge-bodies]").waitFor({ state: "detached" });
  await marta.page.getByText(name).first().waitFor();
  await row(author.name).waitFor({ state: "detached" });
  await counted(page, before);

  await page.goto(`/processes/${house.process.slug}/desk/log`);
  await page.getByText("Hanno lo stesso codice fiscale.").waitFor();
  assert.deepEqual(await faults_of(page), []);
  rita.has_no_errors();
  marta.has_no_errors();
});

test("who is not of the office finds neither page", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const anna = await (await person(t, browser, house)).signs_in("citizen");
  for (const page of ["out", "bodies"]) {
    await anna.open(`/processes/${house.process.slug}/desk/${page}`);
    await anna.page.locator("main .message").waitFor();
    assert.equal(await anna.page.locator(".out-row, .body-row").count(), 0);
  }
});
