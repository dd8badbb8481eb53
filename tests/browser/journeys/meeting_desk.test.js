// The desk of a meeting: who is registered, who sits where, paper for the day, calling it off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../support/house.js";
import {
  at_the_door,
  door_list,
  in_order,
  open_meeting,
  organiser,
  registers,
  ticket_of,
} from "../support/meetings.js";
import { desk, open_browser, person } from "../support/people.js";

const rows = ".desk-rows > li";

async function at_desk(t, place, path = "/desk") {
  const browser = await open_browser();
  const rita = await (await person(t, browser, place.house, { size: desk })).signs_in("organiser");
  await rita.open(`${place.here}${path}`);
  return { browser, rita, page: rita.page };
}

test("the desk finds people, seats them by lot and by hand, and calls the meeting off", async (t) => {
  const place = await open_meeting(t);
  const { house, here, meeting } = place;
  const [first, second] = in_order(meeting.tables);
  const zoe = await registers(place, 1, {
    table_preferences: [first.table_id],
    access_needs: "Un posto vicino all’uscita",
  });
  for (let k = 2; (await read(`${house.url}/api${here}`)).state.seats.in_person.taken <= 52; k += 1)
    await registers(place, k);
  const name = (await ticket_of(place, zoe.code)).name;
  const { browser, rita, page } = await at_desk(t, place);

  await t.test("a page at a time", async () => {
    await page.locator(rows).nth(49).waitFor();
    assert.equal(await page.locator(rows).count(), 50);
    await page.locator(".desk-list .after button").click();
    await page.locator(rows).nth(52).waitFor();
    assert.equal(await page.locator(".desk-list .after").count(), 0);
  });

  await t.test("by name, by code, by state", async () => {
    await page.fill("#q", name);
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=/);
    await page.locator(rows).filter({ hasText: name }).waitFor();
    await page.fill("#q", zoe.code);
    await page.keyboard.press("Enter");
    await page.waitForFunction((all) => document.querySelectorAll(all).length === 1, rows);
    await page.selectOption("#f-state", "waiting_list");
    await page.waitForFunction((all) => document.querySelectorAll(all).length === 0, rows);
    await rita.open(`${here}/desk?q=${zoe.code}`);
    await page.locator(".desk-row").click();
    await page.getByText("Un posto vicino all’uscita").waitFor();
  });

  await t.test("a draw seats everybody, and its document is public and names nobody", async () => {
    await page.locator("[data-draw=none] button").click();
    await page.fill("#seed", "Ruota di Torino, 7 13 42");
    await page.locator("[data-draw=none] button[type=submit]").click();
    await page.waitForSelector("[data-draw=held]");
    await page.locator(`${rows} .desk-table`).waitFor();
    const stranger = await person(t, browser, house);
    await stranger.open(here);
    const link = await stranger.page.locator(".draw-note a").getAttribute("href");
    const drawn = await read(house.url + link);
    assert.equal(drawn.seed, "Ruota di Torino, 7 13 42");
    assert.equal(Object.keys(drawn.seats).length, drawn.people.length);
    assert.ok(drawn.rule.length > 100);
    assert.ok(!JSON.stringify(drawn).includes(name));
    assert.equal((await ticket_of(place, zoe.code)).table.table_id, first.table_id);
  });

  await t.test("by hand, with a reason that stays", async () => {
    await page.locator(".desk-more .btn").last().click();
    await page.selectOption("#hand-table", String(second.table_id));
    await page.locator(".desk-more form .btn").first().click();
    await page.waitForSelector("#hand-reason[aria-invalid=true]");
    await page.fill("#hand-reason", "Accompagna una persona sorda");
    await page.locator(".desk-more form .btn").first().click();
    await page.locator(`${rows} .desk-table`, { hasText: `Tavolo ${second.order}` }).waitFor();
    await page.getByText("Accompagna una persona sorda").waitFor();
    assert.equal((await ticket_of(place, zoe.code)).table.table_id, second.table_id);
  });

  await t.test("called off: everybody sees why", async () => {
    const reader = await (await person(t, browser, house)).signs_in("citizen", zoe.n);
    await reader.open(here);
    await reader.page.waitForSelector("[data-ticket=registered] .qr");
    await page.locator("section[aria-labelledby=call-off] .danger").click();
    await page.fill("#cancel-reason", "La sala è allagata.");
    await page.locator("section[aria-labelledby=call-off] .danger").click();
    await reader.page.getByText("La sala è allagata.").first().waitFor();
    assert.equal(await reader.page.locator(".ticket .qr").count(), 0);
    await page.waitForFunction(() => !document.querySelector("[aria-labelledby=call-off]"));
  });

  rita.has_no_errors();
});

test("after the no-shows, a proposal evens out the tables", async (t) => {
  const place = await open_meeting(t, ...at_the_door);
  const rita = await organiser(place.house);
  await rita.does("POST", `${place.here}/draw`, {});
  const people = await door_list(place, rita);
  const inside = people.filter((one) => one.table?.order <= 2);
  for (const { registration_id } of inside)
    await rita.does("POST", `${place.here}/check-ins`, { registration_id, door: "Ingresso" });
  const { page } = await at_desk(t, place);
  const section = page.locator("section[aria-labelledby=rebalance]");
  await section.locator(".btn").click();
  await section.locator(".moves li").first().waitFor();
  await section.locator(".btn").first().click();
  await page.waitForSelector(".toast");
  const sitting = (await door_list(place, rita)).filter((one) => one.checked_in_at);
  const counts = in_order(place.meeting.tables).map(
    (table) => sitting.filter((one) => one.table.table_id === table.table_id).length,
  );
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join());
});

test("who comes and who follows from afar are counted apart", async (t) => {
  const place = await open_meeting(t, ...at_the_door);
  const rita = await organiser(place.house);
  const [one] = (await door_list(place, rita)).filter(({ state }) => state === "registered");
  const { page } = await at_desk(t, place);
  const here = (mode, n) => page.locator(`.seats[data-mode=${mode}] [data-present="${n}"]`).waitFor();
  await here("in_person", 0);
  await rita.does("POST", `${place.here}/check-ins`, { registration_id: one.registration_id, door: "Ingresso" });
  await here("in_person", 1);
  await rita.does("POST", `${place.here}/walk-ins`, { name: "Da lontano", mode: "online", door: "Ingresso" });
  await here("online", 1);
  await here("in_person", 1);
});

test("badges, sheets and posters can be printed", async (t) => {
  const place = await open_meeting(t, ...at_the_door);
  const rita = await organiser(place.house);
  await rita.does("POST", `${place.here}/draw`, {});
  const people = (await door_list(place, rita)).filter(({ state }) => state === "registered");
  const { page } = await at_desk(t, place, "/print/badges");
  await page
    .locator(".badge-card .qr")
    .nth(people.length - 1)
    .waitFor();
  await page.goto(`${place.here}/print/sheets`);
  await page
    .locator(".sheet-page tbody tr")
    .nth(people.length - 1)
    .waitFor();
  await page.goto(`${place.here}/print/posters`);
  await page
    .locator(".poster .qr")
    .nth(Object.keys(place.meeting.tables).length - 1)
    .waitFor();
  const code = await page.locator(".poster-code").first().innerText();
  assert.equal((await fetch(`${place.house.url}/api/join/${code.replaceAll(" ", "")}`)).status, 200);
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
});
