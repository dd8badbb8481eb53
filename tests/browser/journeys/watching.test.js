// While there is time: the desk sees who has spoken and who has not, and moderators see to what waits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house, read } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

async function at_desk(t, path = "", { size = desk } = {}) {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await (await person(t, browser, house, { size })).signs_in("organiser");
  await rita.open(`/processes/${house.process.slug}/desk${path}`);
  return { house, browser, rita, page: rita.page };
}

const voices = async (page) => Number((await page.locator(".watch .desk-head b").innerText()).replace(/\D/g, ""));

test("the map counts voices, a column filters the other face, and the table says the same", async (t) => {
  const { rita, page } = await at_desk(t);
  await page.locator(".map tbody .sum").first().waitFor();
  assert.deepEqual(await faults_of(page), []);
  const sums = await page.locator(".map tbody .sum").allInnerTexts();
  const all = sums.reduce((sum, one) => sum + Number(one), 0);
  assert.equal(all, await voices(page));

  const column = page.locator(".map .column button", { hasText: "Cittadini" });
  await column.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => new URLSearchParams(location.search).get("kind") === "citizen");
  assert.equal(await column.getAttribute("aria-pressed"), "true");
  const filtered = (await page.locator(".map tbody .sum").allInnerTexts()).reduce((sum, one) => sum + Number(one), 0);
  assert.ok(filtered > 0 && filtered < all);
  await page.reload();
  await page.locator(".map .column button[aria-pressed=true]").waitFor();
  await page.locator(".map .column button[aria-pressed=true]").click();

  await page.locator(".desk-head .link-button").click();
  await page.locator(".voices-table").waitFor();
  const told = await page.locator(".voices-table tbody td:nth-child(2)").allInnerTexts();
  assert.equal(
    told.reduce((sum, one) => sum + Number(one), 0),
    all,
  );
  assert.deepEqual(await faults_of(page), []);
  rita.has_no_errors();
});

test("a support that arrives is on the map by itself, and a report waits with its age", async (t) => {
  const { house, browser, rita, page } = await at_desk(t);
  await page.locator(".map tbody .sum").first().waitFor();
  const before = await voices(page);
  const anna = await (await person(t, browser, house)).signs_in("citizen");
  await anna.writes_proposal("Una voce che prima non c’era");
  await page.waitForFunction(
    (n) => Number(document.querySelector(".watch .desk-head b").textContent.replace(/\D/g, "")) > n,
    before,
  );
  const waits = page.locator(".waits a[href$='/desk/moderation']");
  await waits.waitFor();
  await page.locator(".waits .late").first().waitFor(); // since yesterday morning, and the service time is a day

  await page.locator(".service-now button").click();
  await page.fill("#service-hours", "0");
  await page.locator(".service-time button[type=submit]").click();
  await page.waitForSelector("#service-hours[aria-invalid=true]");
  await page.fill("#service-hours", "48");
  await page.locator(".service-time button[type=submit]").click();
  await page.waitForFunction(() => !document.querySelector(".waits .late"));
  rita.has_no_errors();
});

test("a support that is given is counted beside its point by itself, in the picture and in its table", async (t) => {
  const { house, browser, rita, page } = await at_desk(t);
  const panel = page.locator("[aria-labelledby=supports]");
  await panel.waitFor();
  const all = async () => Number((await panel.locator(".panel-head b").innerText()).replace(/\D/g, ""));
  await panel.locator("summary").click();
  const told = async () =>
    (await panel.locator("tbody td").allInnerTexts()).reduce((sum, one) => sum + Number(one.replace(/\D/g, "")), 0);
  const before = await all();
  assert.ok(before > 0);
  assert.equal(await told(), before);
  const anna = await (await person(t, browser, house)).signs_in("citizen");
  const { items } = await (await anna.context.request.get(`/api${house.consultation}/proposals?sort=oldest`)).json();
  await anna.open(`/proposals/${items[0].proposal_id}`);
  await anna.page.locator("[data-vote=support][aria-pressed=false]").first().click();
  await page.waitForFunction(
    (n) =>
      Number(document.querySelector("[aria-labelledby=supports] .panel-head b").textContent.replace(/\D/g, "")) > n,
    before,
  );
  assert.equal(await told(), before + 1);
  assert.deepEqual(await faults_of(page), []);
  rita.has_no_errors();
});

test("where a process has two consultations the desk works on the one that is chosen, from page to page", async (t) => {
  const { house, rita, page } = await at_desk(t);
  await page.locator(".map tbody .sum").first().waitFor();
  assert.equal(await page.locator(".desk-choose").count(), 0);
  const { state } = await read(`${house.url}/api/processes/${house.process.slug}`);
  const { plan_id } = state.consultations[house.consultation_id];
  const answer = await page.evaluate(
    async ([path, body]) => {
      const headers = { "Content-Type": "application/json" };
      const sent = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
      return sent.status;
    },
    [
      `/api/processes/${house.process.process_id}/consultations`,
      {
        ...{ plan_id, title: "Sul testo rivisto", opens_on: "2025-04-01", closes_on: "2025-04-30" },
        ...{ method: "support", moderation: "after" },
      },
    ],
  );
  assert.equal(answer, 201);
  const choice = page.locator(".desk-choose select");
  await choice.waitFor();
  assert.deepEqual(await faults_of(page), []);
  const other = await choice.locator("option", { hasText: "Sul testo rivisto" }).getAttribute("value");
  await choice.selectOption(other);
  await page.waitForURL(/consultation=/);
  await page.locator(".desk-window[data-state=planned]").waitFor();
  await page.waitForFunction(() => document.querySelector(".watch .desk-head b")?.textContent === "Nessuna voce");
  await page.locator(".desk-menu [data-place=decisions]").click();
  await page.waitForURL(new RegExp(`/consultations/${other}/decide`));
  assert.equal(await choice.inputValue(), other);
  await page.locator(".desk-menu [data-place=text]").click();
  await page.waitForURL(/desk\/text\?consultation=/);
  assert.equal(await choice.inputValue(), other);
  assert.deepEqual(await faults_of(page), []);
  await choice.selectOption({ index: 0 });
  await page.locator(".desk-menu [data-place=watching]").click();
  await page.waitForURL((url) => url.pathname.endsWith("/desk") && url.search === "");
  assert.ok((await voices(page)) > 0);
  rita.has_no_errors();
});

test("on a phone one face at a time is shown", async (t) => {
  const { rita, page } = await at_desk(t, "", { size: phone });
  await page.locator(".map tbody .sum").first().waitFor();
  const kinds = await page.locator(".map .column").count();
  await page.locator(".face-choice button").nth(1).click();
  await page.waitForFunction((n) => document.querySelectorAll(".map .column").length !== n, kinds);
  assert.deepEqual(await faults_of(page), []);
  rita.has_no_errors();
});

test("nobody else sees the desk", async (t) => {
  const { house, browser } = await at_desk(t);
  const anna = await (await person(t, browser, house)).signs_in("citizen");
  for (const what of ["watching", "moderation", "desk"])
    assert.equal((await anna.context.request.get(`/api/processes/1/${what}`)).status(), 404);
});

test("a moderator works the queue by keyboard, hides with a reason, undoes, and switches the letters off", async (t) => {
  const { house, browser, rita, page } = await at_desk(t, "/moderation");
  const texts = page.locator(".texts > li");
  await texts.first().waitFor();
  const waiting = await texts.count();
  assert.ok(waiting >= 2);
  assert.deepEqual(await faults_of(page), []);

  await page.keyboard.press("j");
  await page.keyboard.press("h");
  await page.selectOption("#template", "off_topic");
  assert.match(await page.inputValue("#reason"), /non riguarda questo piano/);
  await page.fill("#reason", "Non riguarda questo piano. Grazie di averlo scritto.");
  await page.reload();
  await texts.first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("h");
  assert.match(await page.inputValue("#reason"), /Grazie di averlo scritto/); // what was typed is still there
  await page.locator("form.reason button[type=submit]").click();
  await page.waitForFunction((n) => document.querySelectorAll(".texts > li").length === n - 1, waiting);

  const reader = await person(t, browser, house, { size: phone });
  await reader.open(`${house.consultation}/moderation-log`);
  await reader.page.locator("article", { hasText: "Grazie di averlo scritto" }).waitFor();
  assert.deepEqual(await faults_of(reader.page), []);

  await page.locator(".undo button").waitFor();
  await page.keyboard.press("u");
  await page.waitForFunction((n) => document.querySelectorAll(".texts > li").length === n, waiting);

  for (let i = 0; i < waiting; i += 1) await texts.nth(i).locator(".tick input").check();
  await page.locator(".bulk").waitFor();
  assert.deepEqual(await faults_of(page), []);
  await page.locator(".bulk .btn").first().click();
  await page.locator(".message").waitFor();
  await page.keyboard.press("u");
  await page.waitForFunction((n) => document.querySelectorAll(".texts > li").length === n, waiting);

  await page.keyboard.press("?");
  await page.locator(".keys-on input").uncheck();
  await page.reload();
  await texts.first().waitFor();
  await page.keyboard.press("j");
  assert.equal(await page.locator(".text.is-current").count(), 0);
  rita.has_no_errors();
});
