// The citizen's journey by keyboard alone: read, sign in, propose, support.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house } from "../support/house.js";
import { desk, open_browser, person } from "../support/people.js";

const far = 150; // stops; no control may be further than this from where one stands

async function tab_to(page, selector, key = "Tab") {
  for (let stop = 0; stop < far; stop += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the keyboard never reached ${selector}`);
}

const ring_is_shown = (page) => page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle === "solid");

test("a citizen takes part by keyboard alone", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser(t);
  const marta = await person(t, browser, house, { size: desk });
  const { page } = marta;

  await t.test("reads the process and skips to the content", async () => {
    await marta.open("/");
    await page.waitForSelector("header.top"); // the page that scripts draw over the readable one
    await page.keyboard.press("Tab");
    assert.ok(await ring_is_shown(page));
    await page.keyboard.press("Enter");
    await tab_to(page, ".open .btn-primary");
    assert.ok(await ring_is_shown(page));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".reader-bar");
  });

  await t.test("opens what is proposed at a point, in its place", async () => {
    await marta.open(`${house.consultation}/plan/${house.objective.node_id}`);
    await page.waitForSelector(`[aria-controls=around-${house.action.node_id}]`);
    await tab_to(page, `[aria-controls=around-${house.action.node_id}]`);
    await page.keyboard.press("Enter");
    await page.waitForSelector(`#around-${house.action.node_id} .prop`);
    await tab_to(page, `#around-${house.action.node_id} .btn-primary`);
    await page.keyboard.press("Enter");
    await page.waitForSelector("input[name=kind]");
  });

  await t.test("writes a proposal, is told what is missing, and finds it", async () => {
    await tab_to(page, "input[name=kind]");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowUp"); // the last kind: a remark
    await tab_to(page, "#title");
    await page.keyboard.type("Sport");
    await tab_to(page, "button[type=submit].big");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "title");
    await page.keyboard.press("End");
    await page.keyboard.type("elli anche di sabato");
    await tab_to(page, "#why");
    await page.keyboard.type("Chi lavora può andarci solo allora.");
  });

  await t.test("signs in where they are, and the proposal leaves", async () => {
    await tab_to(page, "button[type=submit].big");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-demo=citizen]");
    await tab_to(page, "[data-demo=citizen]");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/proposals\/\d+$/);
    await page.waitForFunction(() => document.activeElement.id === "content");
    await marta.sees("main h1", "Sportelli anche di sabato");
  });

  await t.test("supports another proposal", async () => {
    await marta.open(`/proposals/${house.proposal.proposal_id}`);
    await page.waitForSelector("[data-vote=support]");
    await tab_to(page, "[data-vote=support]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-vote=support][aria-pressed=true]");
  });
});

test("the index of the plan is a drawer on a phone: focus goes in and comes back", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser(t);
  const { page } = await person(t, browser, house).then(async (reader) => {
    await reader.open(`${house.consultation}/plan`);
    return reader;
  });
  await page.waitForSelector(".open-index");
  await tab_to(page, ".open-index");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.matches(".index-close"));
  await page.keyboard.press("Shift+Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("#index") !== null));
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.matches(".open-index"));
});
