// A table of the meeting to come, with those who lead it and those who sit at it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open_house, read } from "./house.js";
import { open_browser, person } from "./people.js";

export const tablet = { width: 820, height: 1180 };

const world = JSON.parse(readFileSync(new URL("../../../deploy/demo/people.json", import.meta.url)));
export const nth_citizen = (key) => 2 + world.citizens.findIndex((one) => one.key === key); // Marta is the first

export const write = (who, path, data = {}, method = "post") =>
  who.context.request[method](`/api${path}`, {
    data,
    headers: { origin: who.house.url, "idempotency-key": crypto.randomUUID() },
  });

export const read_as = async (who, path) => {
  const answer = await who.context.request.get(`/api${path}`);
  assert.equal(answer.status(), 200, path);
  return (await answer.json()).state;
};

// The first table that has not begun: Paola and Andrea lead it.
export async function open_table(t, ...options) {
  const house = await open_house(t, ...options);
  const browser = await open_browser();
  const process = (await read(`${house.url}/api/processes/${house.process.slug}`)).state;
  const paola = await (await person(t, browser, house)).signs_in("facilitator");
  for (const { meeting_id } of Object.values(process.meetings)) {
    const meeting = (await read(`${house.url}/api/meetings/${meeting_id}`)).state;
    const [first] = Object.values(meeting.tables).sort((a, b) => a.order - b.order);
    if (meeting.state === "closed") continue;
    const { join } = await read_as(paola, `/tables/${first.table_id}/desk`);
    return { t, house, browser, meeting_id, table_id: first.table_id, code: join.code };
  }
  throw new Error("the demonstration has no meeting to come");
}

const lead = async (place, who, options, ...as) => {
  const facilitator = await (await person(place.t, place.browser, place.house, options)).signs_in(...as);
  await facilitator.open(`/tables/${place.table_id}/board`);
  await facilitator.page.waitForSelector("main.board");
  return Object.assign(facilitator, { name: who });
};
export const paola_leads = (place, options) => lead(place, "Paola Ferraris", options, "facilitator");
export const andrea_leads = (place, options) =>
  lead(place, "Andrea Parisi", options, "citizen", nth_citizen("andrea-parisi"));

// With a nickname and the code on the table, from a phone without account.
export async function sits_down(place, name, options) {
  const guest = await person(place.t, place.browser, place.house, options);
  await guest.open(`/join/${place.code}`);
  await guest.page.fill("#nick", name);
  await guest.page.keyboard.press("Enter");
  await guest.page.waitForURL(new RegExp(`/tables/${place.table_id}$`));
  await guest.page.waitForSelector("main.seat");
  return Object.assign(guest, { name });
}

export async function starts({ page }) {
  await page.locator("[data-act=start]").first().click();
  await page.waitForSelector(".head .state.is-running");
}

// While one types on a phone its keyboard has the place of the tabs.
export async function turns_to({ page }, part) {
  await page.evaluate(() => document.activeElement.blur());
  await page.locator(`[data-tab=${part}]`).click();
}

export const note = ({ page }, words) => page.locator("[data-note]", { hasText: words });

export async function captures(who, words) {
  await who.page.fill("#capture", words);
  await who.page.keyboard.press("Enter");
  await note(who, words).first().waitFor();
}

// The menu of a note, of a summary line, of the session.
export async function opens_menu({ page }, opener) {
  await opener.click();
  await page.waitForSelector("dialog.pop[open]");
}
export async function does({ page }, opener, act) {
  await opens_menu({ page }, opener);
  await page.locator(`dialog.pop [data-act=${act}]`).click();
}
export const sorts = (who, words, act) => does(who, note(who, words).locator(".note-open"), act);
export const runs = (who, act) => does(who, who.page.locator("[data-element=session]"), act);

export async function moves(who, words, theme) {
  await opens_menu(who, note(who, words).locator(".note-open"));
  await who.page.locator("dialog.pop .pop-list button", { hasText: theme }).first().click();
  await who.page.waitForSelector("dialog.pop", { state: "detached" });
}

// What the board shows, column by column, is what the server has.
export const agrees = ({ page }, { table_id }) =>
  page.waitForFunction(async (address) => {
    const { state } = await (await fetch(address)).json();
    const kept = new Map([["loose", []], ...Object.keys(state.groups).map((id) => [id, []])]);
    for (const one of Object.values(state.contributions)) {
      if (one.merged_into) continue;
      const column = one.parked ? "parked" : String(one.group_id ?? "loose");
      kept.set(column, [...(kept.get(column) ?? []), String(one.contribution_id)]);
    }
    const shown = new Map(
      [...document.querySelectorAll("[data-column]")].map((column) => [
        column.dataset.column,
        [...column.querySelectorAll("[data-note]")].map((card) => card.dataset.note),
      ]),
    );
    const told = (columns) => JSON.stringify([...columns].map(([name, notes]) => [name, [...notes].sort()]).sort());
    return !document.querySelector("[data-unsent], .waits") && told(kept) === told(shown);
  }, `/api/tables/${table_id}/desk`);
