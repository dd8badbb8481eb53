// An organiser makes a draft of a text: reads it, corrects it by keyboard, loses the page, keeps it, and looks at doubts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

const draft = "/processes/economia-sociale-torino-2030/desk/draft";
const text = [
  "Macro-tema 1: Casa",
  "",
  "Incontro pubblico sulla casa il 4 dicembre 2024.",
  "",
  "Obiettivo 1.1: Affitti giusti",
  "",
  "Sportelli in ogni comune. Un fondo di garanzia.",
  "",
  "Obiettivo 1.3: Mutui",
  "",
  "Nell’incontro pubblico del 5 dicembre se ne è parlato.",
].join("\n");

const rows = (page) => page.locator("[role=treeitem]");
const tree = async (page) => (await rows(page).allInnerTexts()).map((one) => one.replace(/\s+/g, " ").trim());
const chosen = (page) => page.locator("[role=treeitem][aria-selected=true]");
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function reads(page) {
  await page.fill("#drafting-text", text);
  await page.locator(".drafting-source button[type=submit]").click();
  await rows(page).nth(2).waitFor();
}

test("a text becomes a draft of the plan", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await (await person(t, browser, house, { size: desk })).signs_in("organiser");
  const { page } = rita;
  await rita.open(draft);
  await page.waitForSelector("#drafting-text");

  await t.test("what is pasted outlives a reload, and is read without being kept", async () => {
    assert.deepEqual(await faults_of(page), []);
    await page.fill("#drafting-text", text);
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes("drafting_text")));
    await page.reload();
    await page.waitForSelector("#drafting-text");
    assert.equal(await page.inputValue("#drafting-text"), text);
    await reads(page);
    assert.deepEqual(await tree(page), ["Macro-tema 1 Casa", "Obiettivo 1.1 Affitti giusti", "Obiettivo 1.3 Mutui"]);
    assert.equal(await page.locator(".drafting-versions li").count(), 1);
    assert.deepEqual(await faults_of(page), []);
  });

  await t.test("two days for one event are pointed at, and lead to their lines", async () => {
    const doubt = page.locator(".drafting-side .drafting-findings li").first();
    await doubt.locator("button").nth(1).click();
    await page.waitForSelector('[data-line="11"].is-chosen');
    assert.equal(await page.evaluate(() => document.activeElement.closest("[data-line]")?.dataset.line), "11");
  });

  await t.test("the tree is corrected by keyboard alone, and undone", async () => {
    await chosen(page).focus();
    await press(page, "End", "-");
    assert.equal((await tree(page))[2], "Macro-tema 1.3 Mutui");
    await press(page, "Control+z", "Alt+ArrowUp");
    assert.equal((await tree(page))[1], "Obiettivo 1.3 Mutui");
    await press(page, "Control+z", "Home", "ArrowDown", "Enter", "Tab", "Tab", "Control+Home");
    for (let i = 0; i < "Sportelli in ogni comune.".length; i += 1) await page.keyboard.press("ArrowRight");
    await press(page, "Control+Enter");
    assert.deepEqual((await tree(page)).slice(1, 3), [
      "Obiettivo 1.1 Affitti giusti",
      "Obiettivo Un fondo di garanzia.",
    ]);
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "treeitem");
    await press(page, "Enter");
    await page.waitForFunction(() => document.activeElement?.id === "drafting-node-title");
    await page.keyboard.type("Con i comuni: ");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "treeitem");
  });

  await t.test("corrections outlive a reload, and are kept as a draft with their doubts", async () => {
    const before = await tree(page);
    await page.reload();
    await rows(page).nth(3).waitFor();
    assert.deepEqual(await tree(page), before);
    await page.locator(".drafting-tree .btn-primary").click();
    await page.waitForFunction(() => document.activeElement?.dataset.do === "keep-loose");
    assert.equal(await page.locator(".drafting-versions li").count(), 1);
    assert.deepEqual(await faults_of(page), []);
    await page.keyboard.press("Enter");
    await page.locator(".drafting-versions li", { hasText: "Versione 2" }).first().waitFor();
    const second = page.locator(".drafting-versions li").first();
    await second.locator("[aria-expanded]").click();
    await second.locator(".drafting-findings li").nth(1).waitFor();
    assert.deepEqual(await faults_of(page), []);
    assert.match(await second.locator(".drafting-findings").innerText(), /1\.2/);
    await second.locator(".drafting-findings li button").first().click();
    await rows(page).nth(3).waitFor();
  });

  await t.test(
    "points with proposals that the new version lacks stay on a list, and are re-anchored later",
    async () => {
      await page.reload();
      await rows(page).nth(3).waitFor();
      await page.locator(".drafting-tree .row .quiet").click();
      await page.locator(".drafting-tree .row .danger").click();
      const loose = page.locator("[aria-labelledby=loose-anchors] li");
      await loose.first().waitFor();
      const before = await loose.count();
      assert.ok(before > 1);
      assert.deepEqual(await faults_of(page), []);
      await page.locator("[aria-labelledby=loose-anchors] button").click();
      await rows(page).nth(3).waitFor();
      await chosen(page).focus();
      await page.keyboard.press("End");
      const still = page.locator("[aria-labelledby=drafting-anchors-title] li");
      assert.equal(await still.count(), before);
      await still.first().locator("button").click();
      assert.equal(await still.count(), before - 1);
      await page.locator(".drafting-tree .btn-primary").click();
      await page.locator("[data-do=keep-loose]").click();
      await page.locator(".drafting-versions li", { hasText: "Versione 3" }).first().waitFor();
      await page.waitForFunction(
        (n) => document.querySelectorAll("[aria-labelledby=loose-anchors] li").length === n,
        before - 1,
      );
    },
  );

  await t.test("a binary file is refused with its line, and what was there stays", async () => {
    await page.setInputFiles(".drafting-file input", {
      name: "bozza.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Uno\nDue\n\0\x01"),
    });
    await page.locator("#drafting-source-error", { hasText: "riga 3" }).waitFor();
    rita.wrong = rita.wrong.filter((one) => !one.includes("status of 415"));
    rita.has_no_errors();
  });

  await t.test("it works on a phone", async (t) => {
    const small = await (await person(t, browser, house, { size: phone })).signs_in("organiser");
    await small.open(draft);
    await reads(small.page);
    assert.equal(await small.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.deepEqual(await faults_of(small.page), []);
    small.has_no_errors();
  });

  await t.test("it is not there for a citizen", async (t) => {
    const anna = await (await person(t, browser, house, { size: phone })).signs_in("citizen");
    await anna.open(draft);
    await anna.page.locator("main", { hasText: "non c’è" }).first().waitFor();
    assert.equal(await anna.page.locator("#drafting-text").count(), 0);
  });
});
