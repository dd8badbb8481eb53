// The citizen's journey by keyboard alone: read, sign in, propose, support.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house } from "../support/house.js";
import { desk, doubled, open_browser, person } from "../support/people.js";

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
  const browser = await open_browser();
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
  const browser = await open_browser();
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

// What is wrong with a page for who walks through it with the Tab key: a stop without a ring, under something that sticks or
// outside the window; a control that is no stop; a place that one cannot leave.
async function faults_on_the_way(page) {
  await page.evaluate(() => {
    const first = document.querySelector("a.skip"); // where one stands decides where Tab goes on
    first.focus();
    globalThis.stops = new Set([first]);
  });
  const faults = [];
  for (let stop = 0; ; stop += 1) {
    if (stop > 500) return [...faults, "the way never ends"];
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(() => {
      const here = document.activeElement;
      if (here === document.body || globalThis.stops.has(here)) return "end";
      globalThis.stops.add(here);
      const what = `${here.outerHTML.slice(0, 100)}`;
      if (getComputedStyle(here).outlineStyle !== "solid") return `no ring: ${what}`;
      const { left, right, top, bottom } = here.getBoundingClientRect();
      const seen = [0.1, 0.5, 0.9].some((part) => {
        const [x, y] = [left + (right - left) * part, top + (bottom - top) * part];
        const upper = document.elementFromPoint(x, y);
        return upper && (here.contains(upper) || [...(here.labels ?? [])].some((label) => label.contains(upper)));
      });
      return seen ? undefined : `out of sight: ${what}`;
    });
    if (fault === "end") break;
    if (fault) faults.push(fault);
  }
  const missed = await page.evaluate(() => {
    const controls =
      "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";
    const same_choice = (one) => (other) => one.type === "radio" && other.name === one.name;
    return [...document.querySelectorAll(controls)]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => !globalThis.stops.has(one) && ![...globalThis.stops].some(same_choice(one)))
      .map((one) => `no stop: ${one.outerHTML.slice(0, 100)}`);
  });
  return [...faults, ...missed];
}

test("every control of a page is a stop of the keyboard, in sight and with its ring", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const { consultation, action, objective, proposal, process } = house;
  const pages = {
    process: ["/", ".figures", doubled],
    list: [consultation, "[data-list=ready] .prop", doubled],
    plan: [`${consultation}/plan/${objective.node_id}`, ".node-title h1", doubled],
    "a point with its proposals": [`${consultation}/plan/${action.node_id}`, ".around .prop", desk],
    proposal: [`/proposals/${proposal.proposal_id}`, "#comment", doubled],
    form: [`${consultation}/propose?node=${action.node_id}&kind=change`, "#title", doubled],
    me: ["/me", "main h1", doubled],
    meeting: ["/meetings/2", "main h1", doubled],
    "who has spoken": [`/processes/${process.slug}/desk`, ".map tbody .sum", desk],
    moderation: [`/processes/${process.slug}/desk/moderation`, ".texts > li", desk],
    "setting up": [`/processes/${process.slug}/desk/set-up`, ".set-up-parts", desk],
  };
  for (const [name, [path, ready, size]] of Object.entries(pages))
    await t.test(name, async (t) => {
      const rita = await (await person(t, browser, house, { size })).signs_in("organiser");
      await rita.open(path);
      await rita.page.waitForSelector(ready);
      assert.deepEqual(await faults_on_the_way(rita.page), []);
    });
});

test("what opens and closes in a page gives the focus back", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const marta = await person(t, browser, house, { size: desk });
  const { page } = marta;
  const stands_on = (selector) => page.waitForFunction((wanted) => document.activeElement.matches(wanted), selector);
  await marta.open(`/proposals/${house.proposal.proposal_id}`);
  await page.waitForSelector("[data-vote=support]");

  await t.test("signing in, to the button that asked for it", async () => {
    await page.focus("[data-vote=support]");
    await page.keyboard.press("Enter");
    await stands_on(".sign-in-here");
    await tab_to(page, "[data-demo=citizen]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-vote=support][aria-pressed=true]");
    await stands_on("[data-vote=support]");
  });

  await t.test("a report and its thanks, to the button that opened them", async () => {
    const opener = page.locator("main > .detail > .no-print button[aria-expanded]").first();
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.locator("input[name=flag]").first().check();
    await page.locator("form:has(#flag-text) button[type=submit]").press("Enter");
    await page.waitForSelector(".saved");
    await stands_on(".card .btn.quiet");
    await page.keyboard.press("Enter");
    await stands_on("[aria-expanded=false]");
  });

  await t.test("a reply that is not written after all", async () => {
    const opener = page.locator(".comment-tools button[aria-expanded]").first();
    await opener.focus();
    await page.keyboard.press("Enter");
    await tab_to(page, ".comment .comment-form .quiet");
    await page.keyboard.press("Enter");
    await stands_on(".comment-tools button[aria-expanded=false]");
  });

  await t.test("news that is put away", async () => {
    const piero = await (await person(t, browser, house)).signs_in("citizen", 2);
    await piero.open(`/proposals/${house.proposal.proposal_id}`);
    await piero.page.fill("#comment", "Anche la sera.");
    await piero.page.locator(".comment-form button[type=submit]").click();
    await page.waitForSelector(".toast");
    await page.focus("#comment");
    await page.focus(".toast-close");
    await page.keyboard.press("Enter");
    await stands_on("#comment");
  });
});
