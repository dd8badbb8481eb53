// From the approved answers to the final text, at the desk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asks } from "../support/event_day.js";
import { faults_of } from "../support/faults.js";
import { open_house_of_its_day, read } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

const some_decided = "2025-04-04T16:42:00+02:00";
const all_published = "2025-04-20T09:00:00+02:00";

// Whoever organises, before what is to be brought into the text.
async function organiser(t, browser, house) {
  const rita = await person(t, browser, house, { size: desk });
  await rita.signs_in("organiser");
  await rita.open(`/processes/${house.process.slug}/desk/text`);
  await rita.page.waitForSelector("[data-element=roll-out]");
  return rita;
}

// Where several proposals change the same words, a person writes how the point reads.
async function rolls_out(rita) {
  for (const clash of await rita.page.locator("[data-clash=true]").all()) {
    await clash.locator("ul button").first().click();
    const field = clash.locator("textarea");
    await field.fill(`${(await field.inputValue()).replace(/\.$/, "")}, come scritto insieme.`);
  }
  await rita.page.locator("[data-do=roll-out]").click();
  await rita.page.waitForSelector("[data-element=draft][data-state=draft]");
}

async function makes_final(rita) {
  await rita.page.locator("[data-do=final]").click();
  await rita.page.locator("[data-do=sure]").click();
}

// Browsers log what is refused.
const forgives_refusals = (rita) => (rita.wrong = rita.wrong.filter((text) => !/status of 409/.test(text)));

test("a text cannot end while proposals lack a published answer: the list says which", async (t) => {
  const house = await open_house_of_its_day(t, some_decided);
  const browser = await open_browser();
  const rita = await organiser(t, browser, house);
  await rolls_out(rita);
  await makes_final(rita);
  await rita.page.waitForSelector("[data-element=confirm] [data-missing]");
  assert.ok((await rita.page.locator("[data-element=confirm] [data-missing]").count()) >= 3);
  forgives_refusals(rita);
  rita.has_no_errors();
});

test("the words go into the text, every change gets its reason, the text becomes final and is approved", async (t) => {
  const house = await open_house_of_its_day(t, all_published);
  const browser = await open_browser();
  const marta = await person(t, browser, house);
  await marta.open(`/processes/${house.process.slug}`);
  await marta.page.waitForSelector("main h1");
  const rita = await organiser(t, browser, house);
  await rolls_out(rita);
  const drafts = await read(`${house.url}/api/plans/${(await plan_of(house)).plan_id}/versions`);
  assert.ok(
    drafts.items.every((one) => one.state !== "draft"),
    "nobody outside sees the draft",
  );

  const untouched = house.objective.node_id;
  const changed = `[data-node='${untouched}']`;
  await rita.page.fill("#find-point", house.objective.number);
  await rita.page.locator(".found-points button").first().click();
  await rita.page.fill(`#node-${untouched}-title`, `${house.objective.title}, per tutti`);
  await rita.page.selectOption(`#node-${untouched}-kind`, "act");
  await rita.page.fill(`#node-${untouched}-words`, "Deliberazione n. 12");
  await rita.page.locator("[data-element=node-form] button[type=submit]").click();
  await rita.page.waitForSelector(changed);

  await rita.page.locator(`${changed} .text-icon`).click();
  await rita.page.waitForSelector(`${changed}[data-missing=true]`);
  await makes_final(rita);
  await rita.page.waitForSelector(`[data-without-cause='${untouched}']`);
  await rita.page.locator("[data-element=confirm] .btn.quiet").click();
  await rita.page.locator(`${changed} [data-do=add-cause]`).click();
  await rita.page.selectOption(`#cause-${untouched}-kind`, "editorial");
  await rita.page.fill(`#cause-${untouched}-words`, "Più chiaro");
  await rita.page.locator(`${changed} [data-element=add-cause] button[type=submit]`).click();
  await rita.page.waitForSelector(`${changed}[data-missing=false]`);
  await makes_final(rita);
  await rita.page.waitForSelector("[data-element=draft][data-state=published]");
  await marta.page.waitForSelector("#final-text");

  await rita.page.locator("[data-do=approve]").first().click();
  await rita.page.locator(".approval-forms input").first().fill("Deliberazione n. 41");
  await rita.page.locator(".approval-forms button[type=submit]").click();
  await rita.page.waitForSelector(".approval-forms [data-approved=true]");
  await marta.page.waitForSelector(".answered .causes li:has-text('Deliberazione n. 41')");

  const { final_text } = (await read(`${house.url}/api/processes/${house.process.slug}`)).state;
  const { nodes } = await read(`${house.url}/api/plans/${final_text.plan_id}/versions/${final_text.version}/redline`);
  assert.ok(nodes.every((node) => node.causes.length > 0));
  forgives_refusals(rita);
  rita.has_no_errors();
  marta.has_no_errors();
});

test("two who revise one point of the draft see both texts, and nobody's are lost", async (t) => {
  const house = await open_house_of_its_day(t, all_published);
  const browser = await open_browser();
  const rita = await organiser(t, browser, house);
  await rolls_out(rita);
  const enrico = await (await person(t, browser, house, { size: desk })).signs_in("approver");
  await enrico.open(`/processes/${house.process.slug}/desk/text`);
  const { node_id, number, title } = house.objective;
  const field = `#node-${node_id}-title`;
  const opens = async ({ page }) => {
    await page.fill("#find-point", number);
    await page.locator(".found-points button").first().click();
    await page.waitForSelector(field);
    await page.fill(`#node-${node_id}-words`, "Parole più chiare");
  };
  const saves = ({ page }) => page.locator("[data-element=node-form] button[type=submit]").click();
  const stands = async (words) => {
    const { plan_id } = await plan_of(house);
    const { items } = await asks(rita, `/plans/${plan_id}/versions`);
    const draft = await rita.context.request.get(`/api/plans/${plan_id}/versions/${items[0].version}`);
    const { nodes } = await draft.json();
    assert.equal(nodes.find((node) => node.node_id === node_id).title, words);
  };
  const both = rita.page.locator("[data-element=node-both]");

  await opens(rita);
  await opens(enrico);
  await rita.page.fill(field, `${title}, per tutti`);
  await enrico.page.fill(field, `${title} nelle valli`);
  await saves(enrico);
  await enrico.page.waitForSelector(`[data-node='${node_id}']`);
  await saves(rita);
  await both.locator("[data-side=theirs] mark", { hasText: "nelle valli" }).waitFor();
  await both.locator("[data-side=mine] mark", { hasText: "per tutti" }).waitFor();
  assert.deepEqual(await faults_of(rita.page), []);
  await stands(`${title} nelle valli`);

  await both.locator("[data-do=compose]").click();
  await rita.page.reload();
  await opens(rita);
  assert.equal(await rita.page.inputValue(field), `${title}, per tutti`);
  await rita.page.fill(field, `${title} nelle valli, per tutti`);
  await saves(rita);
  await rita.page.waitForSelector("[data-element=node-form]", { state: "detached" });
  await stands(`${title} nelle valli, per tutti`);

  await opens(rita);
  await opens(enrico);
  await rita.page.fill(field, title);
  await saves(rita);
  await rita.page.waitForSelector("[data-element=node-form]", { state: "detached" });
  await enrico.page.fill(field, `${title} di tutti`);
  await saves(enrico);
  await enrico.page.locator("[data-do=keep-mine]").click();
  await enrico.page.waitForSelector("[data-element=node-form]", { state: "detached" });
  await stands(`${title} di tutti`);
  for (const who of [rita, enrico]) {
    who.wrong = who.wrong.filter((text) => !/status of 412/.test(text));
    who.has_no_errors();
  }
});

async function plan_of(house) {
  const { state } = await read(`${house.url}/api/consultations/${house.consultation_id}`);
  return state;
}

test("the desk of the text can be read and used by who works there", async (t) => {
  const house = await open_house_of_its_day(t, all_published);
  const browser = await open_browser();
  const path = `/processes/${house.process.slug}/desk/text`;
  const rita = await organiser(t, browser, house);
  const look = async (what) => {
    const faults = [];
    for (const language of ["it", "en", "fr"])
      for (const size of [phone, desk])
        await t.test(`${what} in ${language}, on ${size.width} pixels`, async (t) => {
          const reader = await person(t, browser, house, { size, language, bypassCSP: true });
          await reader.signs_in("organiser");
          await reader.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
          await reader.open(path);
          await reader.page.waitForSelector(".text-desk");
          assert.deepEqual(await faults_of(reader.page), faults);
          reader.has_no_errors();
        });
  };
  await look("before the draft");
  await rolls_out(rita);
  await look("the draft");
});
