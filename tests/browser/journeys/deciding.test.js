// Three people answer the last proposals: who studies them, who organises, who approves. Then all answers are published.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asks } from "../support/event_day.js";
import { faults_of } from "../support/faults.js";
import { open_house_of_its_day } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

// Seventeen of the twenty are decided: 11, 16 and 19 are left.
const in_the_office = "2025-04-04T16:42:00+02:00";

const outcome = (page, name) => page.locator(`.dec-outcomes [data-outcome=${name}] input`).check();
const says = (page, words) => page.waitForFunction((said) => document.body.innerText.includes(said), words);
const saved = (page) => page.locator("[data-element=saved]", { hasText: "Salvato alle" }).waitFor();
const stands = (page, state) => page.locator(`.dec-read[data-state=${state}]`).waitFor();

async function office(t) {
  const house = await open_house_of_its_day(t, in_the_office);
  const browser = await open_browser();
  const here = `${house.consultation}/decide`;
  const sits_down = async (as, size = desk) => (await person(t, browser, house, { size })).signs_in(as);
  const file = async (who, number) => {
    await who.open(`${here}?proposal=${number}`);
    await who.page.locator(".dec-verdict .dec-steps").waitFor();
    return who.page;
  };
  return { house, browser, here, sits_down, file };
}

// The browser notes by itself what the server refused; that is the story.
test("three people answer the last proposals, and all answers are published together", async (t) => {
  const { house, browser, here, sits_down, file } = await office(t);
  const rita = await sits_down("organiser");
  const paola = await sits_down("evaluator");
  const enrico = await sits_down("approver");

  await t.test("the list says what is missing, and goes by keyboard", async () => {
    await rita.open(here);
    const { page } = rita;
    await page.locator('.dec-ratio[data-decided="17"][data-of="20"]').waitFor();
    await page.locator(".desk-menu [data-place=decisions] .desk-count", { hasText: "17/20" }).waitFor();
    assert.equal(await page.locator(".dec-squares i").count(), 20);
    assert.equal(await page.locator('.dec-squares [data-decided="false"]').count(), 3);
    const first = (n) => page.locator(".dec-queue [data-number]").nth(n);
    assert.equal(await first(0).getAttribute("data-number"), "11");
    await first(0).focus();
    await page.keyboard.press("j");
    await page.waitForURL(/proposal=16/);
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/proposal=19/);
    await page.locator(".dec-clash").waitFor();
    await page.selectOption("#dec-show", "publication");
    await page.waitForFunction(() => document.querySelectorAll(".dec-queue [data-number]").length === 16);
  });

  await t.test("beside the proposal stands what the tables said of the same point", async () => {
    const page = await file(rita, 16);
    const tables = page.locator("[data-element=at-tables]");
    await tables.locator("summary").first().click();
    await tables.locator("details li").first().waitFor();
    assert.deepEqual(await faults_of(page), []);
    await page.locator("[data-do=team]").click();
    await page.selectOption("#dec-approver", { label: "Rita Conti" });
    await page.locator(".dec-steps [data-step=approval]", { hasText: "Rita Conti" }).waitFor();
    await page.selectOption("#dec-approver", { label: "Enrico Sala" });
    await page.locator(".dec-steps [data-step=approval]", { hasText: "Enrico Sala" }).waitFor();
  });

  await t.test("what is typed outlives a reload", async () => {
    const page = await file(paola, 11);
    await outcome(page, "accepted");
    await page.fill("#dec-reason", "La segnalazione è esatta: il testo è corretto.");
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#dec-reason")?.value.startsWith("La segnalazione"));
    await page.fill("#dec-reason", "");
    await page.locator(".dec-verdict [data-do=propose]").click();
    await page.waitForSelector("#dec-reason[aria-invalid=true]");
    await page.fill("#dec-reason", "La segnalazione è esatta: il testo è corretto.");
    if (!(await page.locator("#dec-taken").count())) await page.locator("[data-do=words]").click();
    await page.locator(".dec-verdict [data-do=propose]").click();
    await stands(page, "proposed");
    assert.equal(await page.locator("[data-do=approve]").count(), 0);
  });

  await t.test("two on one text: neither is lost", async () => {
    const mine = await file(rita, 16);
    const theirs = await file(paola, 16);
    await outcome(mine, "partially_accepted");
    await mine.fill("#dec-reason", "Una sede fissa in ognuna non ha oggi una copertura.");
    await outcome(theirs, "partially_accepted");
    await theirs.fill("#dec-reason", "Una sede fissa in ognuna costa circa 40.000 euro l’anno.");
    await theirs.locator("[data-do=save]").click();
    await saved(theirs);
    await mine.locator("[data-element=newer]").waitFor();
    await mine.locator("[data-do=save]").click();
    await mine.locator("[data-element=conflict]").waitFor();
    assert.match(await mine.locator("[data-side=theirs] mark").first().innerText(), /costa circa/);
    await mine.locator("[data-do=compose]").click();
    await mine.locator("[data-element=beside]").waitFor();
    await mine.fill(
      "#dec-reason",
      "Una sede fissa in ognuna costa circa 40.000 euro l’anno e non ha oggi una copertura.",
    );
    await mine.locator("[data-do=save]").click();
    await saved(mine);
    rita.forgives(412);
    await theirs.waitForFunction(() => document.querySelector("#dec-reason").value.includes("e non ha oggi"));
    await mine.locator("[data-do=history]").click();
    await mine.locator(".dec-history [data-aside=true]", { hasText: "non ha oggi una copertura." }).first().waitFor();
    await mine.locator("[data-do=propose]").click();
    await stands(mine, "proposed");
    assert.equal(await mine.locator("[data-do=approve]").count(), 0);
    await says(mine, "lo approva un’altra persona");
  });

  await t.test("the office's notes and points", async () => {
    const page = await file(paola, 19);
    await page.fill("#dec-note", "Sentito l’assessorato.");
    await page.locator("[data-do=note]").click();
    await page.locator(".dec-notes li", { hasText: "Sentito l’assessorato." }).waitFor();
    await outcome(page, "rejected");
    await page.fill("#dec-reason", "Gli strumenti nuovi servono a chi oggi non è raggiunto.");
    await page.locator("[data-do=add-point]").click();
    await page.fill("#dec-point-0", "Usare prima ciò che c’è");
    await page.selectOption("#dec-point-outcome-0", "passed_on");
    await page.fill("#dec-point-to-0", "l’ufficio giovani");
    await page.fill("#dec-point-node-0", "4.4");
    await page.locator(".dec-found button").first().click();
    await page.locator(".dec-chips li").waitFor();
    await page.locator(".dec-verdict [data-do=propose]").click();
    await stands(page, "proposed");
  });

  await t.test("who approves may send back, with the reason", async () => {
    const page = await file(enrico, 19);
    await page.locator("[data-do=reopen]").click();
    await page.locator("[data-do=reopen-now]").click();
    await page.waitForSelector("#dec-reopening[aria-invalid=true]");
    await page.fill("#dec-reopening", "Manca perché non basta ciò che c’è.");
    await page.locator("[data-do=reopen-now]").click();
    await says(paola.page, "Manca perché non basta ciò che c’è.");
  });

  await t.test("nothing is published while one is missing, and the list leads there", async () => {
    for (const number of [11, 16]) {
      const page = await file(enrico, number);
      await page.locator("[data-do=approve]").click();
      await stands(page, "approved");
    }
    await rita.page.locator(".desk-menu [data-place=decisions] .desk-count", { hasText: "19/20" }).waitFor();
    await rita.open(here);
    await rita.page.locator('.dec-ratio[data-decided="19"]').waitFor();
    await rita.page.locator("[data-do=publish]").click();
    await rita.page.locator("[data-do=publish-now]").click();
    await rita.page.locator(".dec-missing a").first().waitFor();
    assert.equal(await rita.page.locator(".dec-missing a").count(), 1);
    rita.forgives(409);
    await rita.page.locator(".dec-missing a").click();
    await rita.page.waitForURL(/proposal=19/);
  });

  await t.test("all together, and everybody reads them", async () => {
    await paola.page.locator(".dec-verdict [data-do=propose]").click();
    await stands(paola.page, "proposed");
    const page = await file(enrico, 19);
    await page.locator("[data-do=approve]").click();
    await stands(page, "approved");
    await rita.open(here);
    await rita.page.locator('.dec-ratio[data-decided="20"]').waitFor();
    await rita.page.locator("[data-do=publish]").click();
    await rita.page.locator("[data-do=publish-now]").click();
    await rita.page.locator(`a[href="${house.consultation}/replies"]`).waitFor();
    const reader = await person(t, browser, house);
    const { items } = await asks(reader, `/consultations/${house.consultation_id}/replies`);
    assert.equal(items.length, 20);
    const sixteen = items.find(({ number }) => number === 16);
    assert.match(sixteen.reason, /costa circa 40\.000 euro l’anno e non ha oggi/);
    await reader.open(`/proposals/${sixteen.proposal_id}`);
    await says(reader.page, "Accolta in parte");
    assert.ok(!(await reader.page.content()).includes("Sentito l’assessorato"));
    reader.has_no_errors();
  });

  for (const who of [rita, paola, enrico]) who.has_no_errors();
});

test("an approved answer is reopened with a reason, and what is public stays", async (t) => {
  const { sits_down, file } = await office(t);
  const rita = await sits_down("organiser");
  const page = await file(rita, 3);
  await stands(page, "approved");
  await page.locator("[data-do=reopen]").click();
  await page.fill("#dec-reopening", "Un refuso nella motivazione.");
  await page.locator("[data-do=reopen-now]").click();
  await page.locator("#dec-reason").waitFor();
  await page.locator('.dec-ratio[data-decided="16"]').waitFor();
  rita.has_no_errors();
});

test("who studies a proposal is chosen from the team; two proposals may get one answer", async (t) => {
  const { sits_down, file } = await office(t);
  const rita = await sits_down("organiser");
  const page = await file(rita, 16);
  await page.locator("[data-do=team]").click();
  await page.selectOption("#dec-assign", { index: 1 });
  await page.locator("[data-do=assign]").click();
  await page.locator(".dec-evaluators li").nth(1).waitFor();
  await page.locator("[data-do=open-merge]").click();
  await page.selectOption("#dec-into", { index: 1 });
  await page.locator("[data-do=merge]").click();
  await page.locator("[data-do=separate]").waitFor();
  assert.equal(await page.locator("#dec-reason").count(), 0);
  await page.locator("[data-do=separate]").click();
  await page.locator("#dec-reason").waitFor();
  rita.has_no_errors();
});

test("on a phone: the list, then the file, then the decision", async (t) => {
  const { here, sits_down } = await office(t);
  const rita = await sits_down("organiser", phone);
  await rita.open(here);
  const { page } = rita;
  await page.locator(".dec-queue [data-number='16']").click();
  await page.waitForURL(/proposal=16/);
  await page.locator(".dec-forward a").click();
  await page.locator("#dec-reason").waitFor();
  assert.ok(await page.locator("#dec-reason").isVisible());
  assert.ok(!(await page.locator(".dec-queue").isVisible()));
  await page.goBack();
  await page.locator(".dec-name").waitFor();
  await page.goBack();
  await page.locator(".dec-queue").waitFor();
  rita.has_no_errors();
});

test("the desk of the answers can be read and used by everyone", async (t) => {
  const { house, browser, here } = await office(t);
  const looks = {
    list: "",
    file: "?proposal=16",
    decision: "?proposal=16&at=decision",
    approved: "?proposal=3&at=decision",
  };
  for (const language of ["it", "en", "fr"])
    for (const size of [phone, desk])
      await t.test(`in ${language}, on ${size.width} pixels`, async (t) => {
        const rita = await person(t, browser, house, { size, language, bypassCSP: true });
        await rita.signs_in("organiser");
        await rita.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
        const faults = [];
        for (const [name, query] of Object.entries(looks)) {
          await rita.open(here + query);
          await rita.page.locator(query ? ".dec-verdict .dec-steps" : ".dec-ratio").waitFor({ state: "attached" });
          faults.push(...(await faults_of(rita.page)).map((fault) => `${name}: ${fault}`));
        }
        await rita.page.locator("[data-do=reopen]").first().click();
        faults.push(...(await faults_of(rita.page)).map((fault) => `reopening: ${fault}`));
        assert.deepEqual(faults, []);
        rita.has_no_errors();
      });
});
