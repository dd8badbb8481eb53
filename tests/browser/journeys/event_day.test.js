// A whole event day: five tables with six facilitators, phones, the regia and the hall; two tables lose the network for
// twenty minutes while they work, and the server is killed in the middle of round two. Nothing is lost, nothing doubled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asks, at_the_tables, facilitator, hall, hour_of, next_meeting, sends } from "../support/event_day.js";
import { open_house } from "../support/house.js";
import { desk, keeps_pages, open_browser, person, phone } from "../support/people.js";
import { tablet } from "../support/tables.js";

const minute = 60_000;
const cut_off = [2, 4];
const lives_at = (order) => (cut_off.includes(order) ? keeps_pages : {});

test("five tables work through a lost network and a killed server", async (t) => {
  const house = await open_house(t, ...at_the_tables);
  const browser = await open_browser();
  const { tables, here } = await next_meeting(house);
  const at = (order) => `/tables/${tables[order - 1].table_id}`;
  const regia = await (await person(t, browser, house, { size: desk })).signs_in("organiser");
  const screen = await person(t, browser, house, { size: hall });
  const boards = await Promise.all(tables.map(({ order }) => board_at(order)));
  const colleague = await board_at(1, { k: 1, size: tablet });
  const phones = await Promise.all(tables.map(({ order }) => seat_at(order)));
  const everybody = [regia, screen, colleague, ...boards, ...phones];
  const cut = cut_off.flatMap((order) => [boards[order - 1], phones[order - 1]]);
  const written = new Map(boards.map((board) => [board, []])); // what each facilitator took down, in order
  const acknowledged = new Set(); // what the server said that it has

  async function board_at(order, options = {}) {
    const one = await facilitator(t, browser, house, order, { size: phone, ...lives_at(order), ...options });
    await with_clock(one, order);
    await one.open(`${at(order)}/board`);
    await one.page.waitForSelector("[data-element=session]");
    return one;
  }

  async function seat_at(order) {
    const one = await person(t, browser, house, lives_at(order));
    await with_clock(one, order);
    const { join } = await asks(regia, `${at(order)}/desk`);
    await one.open(`/join/${join.code}`);
    await one.page.fill("#nick", `Ospite ${order}`);
    await one.page.locator(".join button[type=submit]").click();
    await one.page.waitForSelector("[data-tab=write]");
    return one;
  }

  // The devices that are to lose the network live by a clock that the story moves.
  async function with_clock(one, order) {
    if (cut_off.includes(order)) await one.page.clock.install();
  }

  async function takes(board, text) {
    written.get(board)?.push(text);
    await board.page.fill("#capture", text);
    await board.page.locator("#capture").press("Enter");
    await board.page.locator("#capture").blur();
    await board.page.locator(".note", { hasText: text }).first().waitFor();
  }

  async function writes(seat, text) {
    await seat.page.fill("#mine", text);
    await seat.page.locator(".write button[type=submit]").click();
    await seat.page.getByText(text).first().waitFor();
  }

  const lane = (order) => `[data-table='${order}']`;
  const all_lanes = (state) =>
    regia.page.waitForFunction((s) => document.querySelectorAll(`.lane.is-${s}`).length === 5, state);
  const notes_at = async (order) =>
    Object.values((await asks(regia, at(order))).contributions).sort((a, b) => a.number - b.number);
  const has_sent_all = (one) => one.page.waitForFunction(() => !document.querySelector("[data-unsent], .waits"));

  // What a clock shows is what the server's hour leaves of the round, but for the second in which it was drawn.
  async function shows_the_hour(one, ends) {
    for (let tries = 0; tries < 20; tries += 1) {
      const shown = await one.page.locator(".clock b").first().textContent();
      const [minutes, seconds] = shown.split(":").map(Number);
      if (Math.abs(minutes * 60 + seconds - (ends - (await hour_of(house))) / 1000) < 3) return;
      await one.page.waitForFunction((was) => document.querySelector(".clock b").textContent !== was, shown);
    }
    assert.fail("a clock is wrong");
  }

  async function clocks_are_right(those = everybody) {
    const { clock } = await asks(regia, `${here}/plenary`);
    await Promise.all(those.map((one) => shows_the_hour(one, Date.parse(clock.ends_at))));
  }

  await t.test("people come in, and the regia sees who is at which table", async () => {
    await regia.open(`${here}/regia`);
    await screen.open(`${here}/screen`);
    for (const { table_id } of tables)
      for (const name of ["Ada", "Bruno"])
        await sends(regia, "POST", `${here}/walk-ins`, { name, mode: "in_person", table_id, door: "A" });
    for (const { order, table_id } of tables) {
      const { present } = (await asks(regia, `${here}/plenary`)).tables[table_id];
      assert.ok(present >= 2);
      await regia.sees(`${lane(order)} [data-count=people]`, present);
    }
  });

  await t.test("round one begins everywhere, and two facilitators share a table", async () => {
    await regia.page.click("[data-show=tables]");
    await regia.page.click("[data-clock=start]");
    await all_lanes("running");
    await Promise.all(boards.map((board, i) => takes(board, `Tavolo ${i + 1}, la prima cosa.`)));
    await takes(colleague, "Tavolo 1, da chi affianca.");
    await boards[0].page.locator(".note", { hasText: "da chi affianca" }).waitFor();
    await colleague.page.locator(".note", { hasText: "Tavolo 1, la prima cosa." }).waitFor();
    await Promise.all(phones.map((seat, i) => writes(seat, `Dal telefono al tavolo ${i + 1}.`)));
    for (const board of boards) await board.page.locator("[data-element=inbox] .inbox-act button").first().click();
    await regia.sees("[data-count=all-notes]", 11);
    await screen.sees("[data-shows=tables] tbody tr:nth-child(1) .big", 3);
    // A clock of the story cannot tell when its page arrived: those devices learn the hour when the network returns.
    await clocks_are_right(everybody.filter((one) => !cut.includes(one)));
  });

  await t.test("two tables lose the network for twenty minutes, and go on working", async () => {
    for (const one of cut) await one.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await Promise.all(cut.map((one) => one.loses_network()));
    for (const [minutes, words] of [
      [5, "quando la rete è appena andata"],
      [9, "ancora senza rete"],
      [6, "poco prima che torni"],
    ]) {
      for (const one of cut) await one.page.clock.fastForward(minutes * minute);
      for (const order of [1, 2, 3, 4, 5]) await takes(boards[order - 1], `Tavolo ${order}, ${words}.`);
    }
    for (const order of cut_off) await writes(phones[order - 1], `Scritto senza rete al tavolo ${order}.`);
    await boards[1].page.locator("[data-element=offline]", { hasText: "20" }).waitFor();
  });

  await t.test("a reload without network loses nothing of it", async () => {
    await boards[1].page.reload();
    await boards[1].page.locator("[data-unsent=waiting]").nth(2).waitFor();
  });

  await t.test("the regia tells since when they are away, and that their counts are so far", async () => {
    const hour = (await hour_of(house)) - Date.now();
    await house.server.ends();
    await house.server.returns(hour + Date.now() + 20 * minute);
    for (const order of cut_off) {
      await regia.page.waitForSelector(`${lane(order)}.is-cut`);
      assert.match(await regia.page.locator(`${lane(order)} .band`).innerText(), /Senza rete\s*da 2\d:\d\d/);
      await regia.page.locator(`${lane(order)} .fact`, { hasText: "finora" }).waitFor();
      await regia.sees(`${lane(order)} [data-count=notes]`, 2);
    }
    for (const order of [1, 3, 5]) await regia.page.waitForSelector(`${lane(order)}.is-running`);
  });

  await t.test("when it returns everything arrives once, in order, at the hour it was written", async () => {
    await Promise.all(cut.map((one) => one.finds_network()));
    await Promise.all(cut.map(has_sent_all));
    await all_lanes("running");
    for (const order of cut_off) {
      const notes = await notes_at(order);
      const taken = notes.filter(({ text }) => text.startsWith(`Tavolo ${order}`));
      assert.deepEqual(
        taken.map(({ text }) => text),
        written.get(boards[order - 1]),
      );
      const apart = taken.slice(1).map(({ written_at }) => Date.parse(written_at) - Date.parse(taken[1].written_at));
      assert.deepEqual(
        apart.map((ms) => Math.floor(ms / minute)),
        [0, 9, 15],
      );
      await boards[order - 1].page.locator("[data-element=inbox]", { hasText: "Scritto senza rete" }).waitFor();
      await regia.sees(`${lane(order)} [data-count=notes]`, 5);
    }
    await clocks_are_right();
  });

  await t.test("round two begins on every screen", async () => {
    await regia.page.click("[data-clock=wrap_up]");
    await all_lanes("wrapping_up");
    await regia.page.click("[data-clock=close]");
    await regia.page.click("[data-clock=close]");
    await all_lanes("closed");
    await regia.page.click("[data-clock=start]");
    await all_lanes("running");
    await screen.page.locator(".mark", { hasText: "Sessione 2 in corso" }).waitFor();
    for (const board of boards) await board.page.waitForSelector("#capture");
  });

  await t.test("the server is killed in the middle of it, and every screen goes on by itself", async () => {
    for (const board of boards)
      board.page.on("response", (answer) => {
        const asked = answer.request();
        if (asked.method() !== "POST" || !asked.url().endsWith("/contributions") || !answer.ok()) return;
        acknowledged.add(asked.postDataJSON().text);
      });
    const hour = (await hour_of(house)) - Date.now();
    const working = boards.map(async (board, i) => {
      for (const nth of ["uno", "due", "tre", "quattro"]) await takes(board, `Tavolo ${i + 1}, nella seconda: ${nth}.`);
    });
    await boards[2].page.waitForResponse((answer) => answer.url().endsWith("/contributions") && answer.ok());
    await house.server.dies();
    await Promise.all(working);
    await screen.page.waitForSelector(".proj-away");
    await house.server.returns(hour + Date.now());
    await Promise.all([...boards, ...phones].map(has_sent_all));
    await screen.page.waitForSelector(".proj-away", { state: "detached" });
  });

  await t.test("every note that was acknowledged is there, each once, in the order in which it was taken", async () => {
    assert.ok(acknowledged.size > 0);
    let all = 0;
    for (const { order } of tables) {
      const notes = await notes_at(order);
      all += notes.length;
      const texts = notes.map(({ text }) => text).filter((text) => text.startsWith(`Tavolo ${order}`));
      const its = texts.filter((text) => !text.endsWith("affianca."));
      assert.deepEqual(its, written.get(boards[order - 1]));
      for (const text of texts) acknowledged.delete(text);
    }
    assert.deepEqual([...acknowledged], []);
    await regia.sees("[data-count=all-notes]", all);
    await screen.sees("[data-shows=tables] tbody tr:nth-child(5) .big", (await notes_at(5)).length);
    await clocks_are_right();
  });

  await t.test("the account is on the screen when the round ends, and is published", async () => {
    await regia.page.click("[data-show=restitution]");
    await regia.page.click("[data-place=restitution]");
    await regia.page.fill("#sentence-text", "Anche senza rete si è lavorato a tutti i tavoli.");
    await regia.page.locator(".new-sentence [aria-haspopup=dialog]").click();
    for (const order of cut_off)
      await regia.page.locator(".cite-list label", { hasText: `Tavolo ${order}, ancora senza rete.` }).click();
    await regia.page.click("[data-element=cites-chosen]");
    await regia.page.locator(".new-sentence button[type=submit]").click();
    await screen.page.locator(".account", { hasText: "2 tavoli su 5" }).waitFor();
    await regia.page.click("[data-clock=wrap_up]");
    await regia.page.click("[data-clock=close]");
    await regia.page.click("[data-clock=close]");
    await regia.page.click("[data-element=publish]:not(:disabled)");
    await regia.page.locator(`a[href='${here}/restitution']`).waitFor();
    await phones[1].page.getByText("Chiusa", { exact: false }).first().waitFor();
    await phones[1].open(`${here}/restitution`);
    await phones[1].page.locator(".read-sentence [aria-expanded=false]").click();
    await phones[1].page.locator(".its-notes:visible", { hasText: "Tavolo 4, ancora senza rete." }).waitFor();
  });

  for (const one of everybody) {
    one.forgives_the_network();
    one.has_no_errors();
  }
});
