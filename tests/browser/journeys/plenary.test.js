// A day directed from the regia: one clock, messages, the hall's screen, common themes, and one account that rests on notes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asks, at_the_tables, facilitator, hall, next_meeting, sends } from "../support/event_day.js";
import { open_house } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";
import { captures, runs } from "../support/tables.js";

// The regia and the hall, and the facilitators of two tables at their boards.
async function open_day(t) {
  const house = await open_house(t, ...at_the_tables);
  const browser = await open_browser();
  const { tables, here } = await next_meeting(house);
  const regia = await (await person(t, browser, house, { size: desk })).signs_in("organiser");
  const screen = await person(t, browser, house, { size: hall });
  await regia.open(`${here}/regia`);
  await screen.open(`${here}/screen`);
  await screen.page.waitForSelector("[data-shows=welcome]");
  return { house, browser, tables, here, regia, screen };
}

async function board_of(t, { browser, house, tables }, order, options) {
  const one = await facilitator(t, browser, house, order, { size: phone, ...options });
  await one.open(`/tables/${tables[order - 1].table_id}/board`);
  await one.page.waitForSelector("[data-element=session]");
  return one;
}

const said = ["Un calendario fisso dei bandi.", "Le date si sappiano un anno prima.", "Avvisi con scadenze note."];

const lane = (order) => `[data-table='${order}']`;
const lanes_are = (regia, state, n) =>
  regia.page.waitForFunction(([s, n]) => document.querySelectorAll(`.lane.is-${s}`).length === n, [state, n]);

test("a day is directed from the regia", async (t) => {
  const day = await open_day(t);
  await t.test("one clock goes for all tables, and each may have its exception", (t) => one_clock(t, day));
  await t.test("the hall sees tables at work, themes growing and a table's vote", (t) => the_hall(t, day));
  await t.test("the account rests on notes, is published, read by everybody, and printed", (t) => the_account(t, day));
});

async function one_clock(t, day) {
  const { regia, screen } = day;
  const second = await board_of(t, day, 2);

  await t.test("it starts at five tables at once, on boards and in the hall", async () => {
    await regia.page.click("[data-show=clock]");
    await screen.page.waitForSelector("[data-shows=clock]");
    await regia.page.click("[data-clock=start]");
    await lanes_are(regia, "running", 5);
    await second.page.waitForSelector("#capture");
    await screen.page.locator(".mark", { hasText: "Sessione 1 in corso" }).waitFor();
  });

  await t.test("a table with five minutes more is told from the others", async () => {
    await runs(second, "extend");
    await regia.page.locator(`${lane(2)} .clock`, { hasText: "+5 min" }).waitFor();
    assert.equal(await regia.page.locator(".lane .clock:not(.same)").count(), 1);
  });

  await t.test("a pause for all stops every clock, and the exception outlives it", async () => {
    await regia.page.click("[data-clock=pause]");
    await lanes_are(regia, "paused", 5);
    await screen.page.waitForSelector(".halt .bar.is-halted");
    await second.page.waitForSelector("[data-act=resume]");
    await regia.page.click("[data-clock=resume]");
    await lanes_are(regia, "running", 5);
    await regia.page.locator(`${lane(2)} .clock`, { hasText: "+5 min" }).waitFor();
  });

  await t.test("a message stands on every board", async () => {
    await regia.page.fill("#tell", "Fra cinque minuti si scrive la sintesi.");
    await regia.page.locator("#tell").press("Enter");
    await second.page.locator(".net.is-regia", { hasText: "si scrive la sintesi" }).waitFor();
    await regia.page.locator(".told", { hasText: "si scrive la sintesi" }).waitFor();
  });

  await t.test("a call for help comes first, and the table sees who took it", async () => {
    await second.page.locator(".head-act button[aria-haspopup]").click();
    await second.page.fill("#help-text", "Il microfono non va.");
    await second.page.locator("#help-text").press("Enter");
    await regia.page.locator(`${lane(2)}.is-help .alarm`, { hasText: "Il microfono non va." }).waitFor();
    await regia.page.click(`${lane(2)} .alarm .go`);
    await second.page.locator("[data-element=help]", { hasText: "Rita Conti" }).waitFor();
    await regia.page.click(`${lane(2)} .alarm .btn`);
    await regia.page.waitForSelector(`${lane(2)}.is-running`);
  });

  await t.test("wrapping up and closing is asked once more, and then done everywhere", async () => {
    await regia.page.click("[data-clock=wrap_up]");
    await lanes_are(regia, "wrapping_up", 5);
    await regia.page.click("[data-clock=close]");
    await regia.page.click("[data-clock=close]");
    await lanes_are(regia, "closed", 5);
    await regia.page.waitForSelector("[data-clock=start]");
    await screen.page.locator(".mark", { hasText: "Sessione 1 chiusa" }).waitFor();
  });

  for (const one of [regia, screen, second]) one.has_no_errors();
}

async function the_hall(t, day) {
  const { house, browser, tables, here, regia, screen } = day;
  await regia.page.click("[data-clock=start]");
  const first = await board_of(t, day, 1);
  const second = await board_of(t, day, 2);
  const note = (text) => regia.page.locator("[data-note]", { hasText: text });

  await t.test("notes of all tables arrive in the regia as they come", async () => {
    await regia.page.click("[data-show=tables]");
    await screen.page.waitForSelector("[data-shows=tables] tbody tr:nth-child(5)");
    await captures(first, said[0]);
    await captures(second, said[1]);
    await sends(regia, "POST", `/tables/${tables[2].table_id}/contributions`, { text: said[2] });
    await regia.sees(`${lane(1)} [data-count=notes]`, 1);
    await regia.page.locator(`${lane(2)} .last`, { hasText: "un anno prima" }).waitFor();
    await regia.sees("[data-count=all-notes]", 3);
    await screen.sees("tbody tr:nth-child(3) .big", 1);
  });

  await t.test("a theme is made by keyboard alone", async () => {
    await regia.page.click("[data-show=themes]");
    await screen.page.waitForSelector("[data-shows=themes] .nothing-yet");
    await regia.page.click("[data-place=themes]");
    await note("calendario fisso").focus();
    await regia.page.keyboard.press("Enter");
    await regia.page.locator("#new-theme-here").focus();
    await regia.page.keyboard.type("Bandi prevedibili");
    await regia.page.keyboard.press("Enter");
    await regia.page.locator(".theme-card", { hasText: "Bandi prevedibili" }).waitFor();
    await regia.page.waitForFunction(() => !document.querySelector("dialog[open]"));
  });

  await t.test("it grows by dragging too, and tells at how many tables it was said", async () => {
    const theme = regia.page.locator(".theme-card", { hasText: "Bandi prevedibili" });
    await note("un anno prima").dragTo(theme);
    await theme.getByText("detto a 2 tavoli su 5").waitFor();
    await note("scadenze note").dragTo(theme);
    await theme.getByText("detto a 3 tavoli su 5").waitFor();
    await screen.sees("tbody .big", 3);
    assert.deepEqual(await screen.page.locator(".rows .five i.on").allTextContents(), ["1", "2", "3"]);
  });

  await t.test("while a secret vote runs the hall sees only how many have voted, then its points", async () => {
    const table_id = tables[1].table_id;
    const { join } = await asks(second, `/tables/${table_id}/desk`);
    const names = ["Date certe", "Un solo modulo"];
    const groups = [];
    for (const title of names)
      groups.push((await sends(second, "POST", `/tables/${table_id}/groups`, { title })).group_id);
    const guest = await person(t, browser, house);
    await guest.open(`/join/${join.code}`);
    await guest.page.fill("#nick", "Ginevra");
    await guest.page.locator(".join button[type=submit]").click();
    await guest.page.waitForSelector("[data-tab=vote]");
    const { dot_vote_id } = await sends(second, "POST", `/tables/${table_id}/vote`, { points_each: 5, secret: true });

    await regia.page.click("[data-place=tables]");
    await regia.page.click("[data-show=vote]:not(:disabled)");
    await screen.sees("[data-shows=vote] .turnout b", 0);
    await guest.page.click("[data-tab=vote]");
    for (const nth of [1, 1, 1]) await guest.page.locator(`[data-choice='${groups[0]}'] button`).nth(nth).click();
    await guest.page.locator(`[data-choice='${groups[1]}'] button`).nth(1).click();
    await guest.page.click("[data-act=vote]");
    await screen.sees("[data-shows=vote] .turnout b", 1);
    await regia.page.locator(lane(2), { hasText: "1 su 1" }).waitFor();
    assert.equal((await asks(regia, `${here}/screen`)).vote.choices[groups[0]].points, undefined);

    await sends(second, "POST", `/dot-votes/${dot_vote_id}/close`);
    await screen.sees(".choices-won li:nth-child(1) b", 3);
    await screen.sees(".choices-won li:nth-child(2) b", 1);
    guest.has_no_errors();
  });

  for (const one of [regia, screen, first, second]) one.has_no_errors();
}

async function the_account(t, day) {
  const { house, browser, tables, here, regia, screen } = day;
  const paola = await facilitator(t, browser, house, 1, { size: desk });
  const sentence = "I bandi escono ogni anno alla stessa data.";
  const line = (one) => one.page.locator(".line", { hasText: sentence });

  await t.test("a sentence without a note under it stands in the way of publishing", async () => {
    await regia.page.click("[data-show=restitution]");
    await regia.page.click("[data-place=restitution]");
    await regia.page.fill("#sentence-text", sentence);
    await regia.page.locator(".new-sentence button[type=submit]").click();
    await regia.page.waitForSelector(".line.bare");
    assert.ok(await regia.page.locator("[data-element=publish]").isDisabled());
    await screen.page.locator(".account li", { hasText: sentence }).waitFor();
  });

  await t.test("the notes are chosen, and the tables counted from them", async () => {
    await regia.page.click(".line.bare [data-do=link]");
    for (const text of said) await regia.page.locator(".cite-list label", { hasText: text }).click();
    await regia.page.click("[data-element=cites-chosen]");
    await line(regia).getByText("detto a 3 tavoli su 5").waitFor();
    await screen.page.locator(".account .base", { hasText: "3 tavoli su 5" }).waitFor();
  });

  await t.test("who writes in it is shown, and the others read meanwhile", async () => {
    await paola.open(`${here}/regia?at=restitution`);
    await paola.page.click(".line [data-do=write]");
    await paola.page.locator(".sentence-form textarea").fill(`${sentence} Le date si sanno prima.`);
    await regia.page.locator(".line.busy .presence", { hasText: "Paola Ferraris" }).waitFor();
    await paola.page.locator(".sentence-form button[type=submit]").click();
    await regia.page.locator(".line:not(.busy) .line-text", { hasText: "Le date si sanno prima." }).waitFor();
  });

  await t.test("what a table's summary sent becomes a sentence with its notes", async () => {
    const table_id = tables[0].table_id;
    const { contributions } = await asks(regia, `/tables/${table_id}/desk`);
    const cites = Object.values(contributions).map((note) => note.contribution_id);
    const made = await sends(regia, "POST", `/tables/${table_id}/lines`, {
      text: "Meno moduli, più telefonate.",
      cites,
    });
    await sends(regia, "POST", `/lines/${made.line_id}/plenary`, { sent: true });
    await regia.page.locator(".line", { hasText: "Meno moduli" }).locator("button").click();
    await regia.page.locator(".line-text", { hasText: "Meno moduli" }).waitFor();
    assert.equal(await regia.page.locator(".line.bare").count(), 0);
  });

  await t.test("a sentence is linked to the point of the plan that it became", async () => {
    await line(regia).locator("[data-do=node]").click();
    await regia.page.fill("#node-search", house.objective.number);
    await regia.page.locator("dialog li button", { hasText: house.objective.short_title }).click();
    await line(regia).locator(`a[href*='/plan/${house.objective.node_id}']`).waitFor();
  });

  await t.test("nobody reads it before it is published; then the process leads to it", async () => {
    const reader = await person(t, browser, house, { size: phone });
    assert.equal((await reader.context.request.get(`/api${here}/restitution`)).status(), 404);
    await reader.open("/");
    await regia.page.click("[data-element=publish]:not(:disabled)");
    await regia.page.locator(`a[href='${here}/restitution']`).waitFor();
    await reader.page.locator(`a[href='${here}/restitution']`).first().click();
    await reader.page.locator(".read-sentence [aria-expanded=false]").first().click();
    await reader.page.locator(".its-notes:visible", { hasText: "Un calendario fisso" }).waitFor();
    await reader.page.locator(`a[href*='/plan/${house.objective.node_id}']`).waitFor();
    reader.has_no_errors();
  });

  await t.test("on paper every note stands under its sentence, without a script too", async () => {
    const reader = await person(t, browser, house, { size: desk });
    await reader.open(`${here}/restitution`);
    await reader.page.waitForSelector(".read-sentence");
    await reader.page.emulateMedia({ media: "print" });
    for (const text of said)
      assert.ok(await reader.page.locator(".its-notes li", { hasText: text }).first().isVisible());
    assert.equal(await reader.page.locator(".restitution button:visible").count(), 0);
    const plain = await person(t, browser, house, { javaScriptEnabled: false });
    await plain.open(`${here}/restitution`);
    await plain.page.locator("details.sentence summary").first().click();
    await plain.page.locator("details[open]", { hasText: "Tavolo 1" }).first().waitFor();
  });

  for (const one of [regia, screen, paola]) one.has_no_errors();
}
