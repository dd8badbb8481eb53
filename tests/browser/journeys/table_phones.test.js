// Those who sit at a table, with their phones: join, write, ask to speak, vote, read what became of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { desk, person } from "../support/people.js";
import {
  agrees,
  andrea_leads,
  captures,
  note,
  open_table,
  opens_menu,
  paola_leads,
  read_as,
  runs,
  sits_down,
  sorts,
  starts,
  tablet,
  turns_to,
  write,
} from "../support/tables.js";

const focused = ({ page }) => page.evaluate(() => document.activeElement.id);

test("those at the table take part from their phones", async (t) => {
  const place = await open_table(t);
  const paola = await paola_leads(place, { size: desk });
  await starts(paola);
  const giulia = await sits_down(place, "Giulia");
  const omar = await sits_down(place, "Omar");

  await t.test("a wrong code is said, with the field", async () => {
    const lost = await person(t, place.browser, place.house);
    await lost.open("/join");
    await lost.page.fill("#code", "ZZZZZZ");
    await lost.page.fill("#nick", "Chi passa");
    await lost.page.keyboard.press("Enter");
    await lost.page.waitForSelector("#code[aria-invalid=true]");
    assert.equal(await focused(lost), "code");
  });

  await t.test("what they send waits to be taken in, and they see what becomes of it", async () => {
    await giulia.page.fill("#mine", "Spiegare le regole in parole semplici");
    await giulia.page.locator(".write button[type=submit]").click();
    await giulia.page.waitForSelector("[data-fate=queued]");
    await paola.page.locator("[data-element=inbox] .inbox-act .board-btn").first().click();
    await note(paola, "parole semplici").locator(".note-foot", { hasText: "Giulia" }).waitFor();
    await giulia.page.waitForSelector("[data-fate=taken]");
    await sorts(paola, "parole semplici", "suggested");
    await giulia.page.waitForSelector("[data-fate=grouped]");
  });

  await t.test("a reload keeps the seat, the notes and what was half written", async () => {
    await giulia.page.fill("#mine", "Non ancora finit");
    await giulia.page.reload();
    await giulia.page.waitForSelector("[data-fate=grouped]");
    assert.equal(await giulia.page.inputValue("#mine"), "Non ancora finit");
  });

  await t.test("a phone that was locked catches up", async () => {
    const lock = await giulia.context.newCDPSession(giulia.page);
    await lock.send("Page.setWebLifecycleState", { state: "frozen" });
    await captures(paola, "Detto mentre il telefono dormiva");
    await sorts(paola, "telefono dormiva", "suggested");
    await agrees(paola, place);
    await lock.send("Page.setWebLifecycleState", { state: "active" });
    await turns_to(giulia, "themes");
    await giulia.page.locator("details", { hasText: "telefono dormiva" }).waitFor();
    await turns_to(giulia, "write");
  });

  await t.test("they ask to speak, know their place, and have the floor", async () => {
    await omar.page.locator(".foot-act .board-btn").click();
    await paola.page.locator(".speakers .name", { hasText: "Omar" }).waitFor();
    await giulia.page.locator(".foot-act .board-btn").click();
    await giulia.page.locator("[data-element=turn] .place", { hasText: "2" }).waitFor();
    await paola.page.locator(".speakers li .board-btn").click();
    await omar.page.waitForSelector("[data-element=turn] .now");
    await giulia.page.locator("[data-element=turn]", { hasText: "Omar" }).locator(".place", { hasText: "1" }).waitFor();
  });

  await t.test("a secret vote says how many have voted, and nothing else until its end", async () => {
    const voters = (n) => paola.page.locator("[data-element=voters]", { hasText: `${n} su 2` }).waitFor();
    await paola.page.locator(".vote-part .board-btn").click();
    await paola.page.locator("dialog.pop button[type=submit]").click();
    await voters(0);
    for (const guest of [giulia, omar]) {
      await turns_to(guest, "vote");
      await guest.page.locator("[data-choice] .row .btn").nth(1).click({ clickCount: 3 });
      await guest.page.locator("[data-choice] .row .btn").nth(3).click({ clickCount: 3 });
      assert.equal(await guest.page.locator("[data-choice] .row .btn:disabled").count(), 2); // all five are spent
      await guest.page.locator("[data-act=vote]").click();
      await guest.page.waitForSelector("[data-act=vote]:disabled");
    }
    await voters(2);
    const rita = await (await person(t, place.browser, place.house)).signs_in("organiser");
    const votes = [
      (await read_as(paola, `/tables/${place.table_id}/desk`)).vote,
      (await read_as(omar, `/tables/${place.table_id}`)).vote,
      (await read_as(rita, `/tables/${place.table_id}`)).vote,
      (await read_as(rita, `/meetings/${place.meeting_id}/plenary`)).tables[place.table_id].vote,
    ];
    for (const vote of votes) {
      assert.equal(vote.voters, 2);
      assert.ok(Object.values(vote.choices ?? {}).every((choice) => !("points" in choice)));
    }
    await paola.page.locator(".vote-part .board-btn").click();
    for (const { page } of [giulia, omar]) await page.locator(".result b", { hasText: "6" }).waitFor();
    await turns_to(paola, "summary");
    await paola.page.locator(".result b", { hasText: "6" }).waitFor();
  });

  await t.test("without network what they send waits, and arrives once", async () => {
    await turns_to(giulia, "write");
    await giulia.loses_network();
    await giulia.page.fill("#mine", "Mandato dal corridoio");
    await giulia.page.locator(".write button[type=submit]").click();
    await giulia.page.waitForSelector("[data-unsent=waiting]");
    await giulia.finds_network();
    await giulia.page.waitForSelector("[data-unsent]", { state: "detached" });
    const { queue } = await read_as(paola, `/tables/${place.table_id}/desk`);
    assert.deepEqual(
      Object.values(queue).map((one) => one.text),
      ["Mandato dal corridoio"],
    );
  });

  await t.test("and when it is over they are thanked, with what became of their words", async () => {
    await runs(paola, "close_session");
    await giulia.page.waitForSelector(".closed .mine [data-fate=grouped]");
    await omar.page.waitForSelector(".closed .result");
  });

  giulia.forgives_the_network();
  for (const one of [paola, giulia, omar]) one.has_no_errors();
});

const readers = [
  ["it", undefined],
  ["it", tablet],
  ["it", desk],
  ["en", undefined],
  ["fr", undefined],
  ["en", desk],
  ["fr", desk],
];

test("every part of a table can be read and used by everyone", async (t) => {
  const place = await open_table(t);
  const paola = await paola_leads(place);
  await starts(paola);
  const theme = async (title, text) => {
    const { contribution_id } = await (await write(paola, `/tables/${place.table_id}/contributions`, { text })).json();
    await write(paola, `/tables/${place.table_id}/groups`, { title, contributions: [contribution_id] });
    return contribution_id;
  };
  const cited = await theme("Una porta sola", "Un solo sportello per chi comincia");
  await theme("Soldi per cominciare", "Un fondo per le prime spese");
  await write(paola, `/tables/${place.table_id}/lines`, { text: "Una porta sola", cites: [cited] });
  await write(paola, `/tables/${place.table_id}/lines`, { text: "Ancora senza contributi" });
  await write(paola, `/tables/${place.table_id}/speakers`, { name: "Lia" });
  await write(paola, `/tables/${place.table_id}/help`, { text: "Un microfono" });
  await write(paola, `/tables/${place.table_id}/vote`, { points_each: 5, secret: true });

  for (const [language, size] of readers) {
    await t.test(`in ${language}, on ${size?.width ?? 390} pixels`, async () => {
      const options = { ...(size ? { size } : {}), language, bypassCSP: true };
      const reads = async (who, name, look) => {
        await look();
        return (await faults_of(who.page)).map((fault) => `${name}: ${fault}`);
      };
      const faults = [];
      const stranger = await person(t, place.browser, place.house, options);
      faults.push(...(await reads(stranger, "the way in", () => stranger.open(`/join/${place.code}`))));
      const guest = await sits_down(place, "Giulia", options);
      await guest.page.fill("#mine", "Parole semplici");
      await guest.page.locator(".write button[type=submit]").click();
      faults.push(...(await reads(guest, "phone", () => guest.page.waitForSelector("[data-fate]"))));
      for (const part of ["themes", "vote"])
        faults.push(...(await reads(guest, `phone, ${part}`, () => turns_to(guest, part))));
      const leads = await andrea_leads(place, options);
      faults.push(...(await reads(leads, "board", () => leads.page.waitForSelector("[data-element=inbox]"))));
      for (const part of size ? ["summary"] : ["themes", "speakers", "summary"])
        faults.push(...(await reads(leads, `board, ${part}`, () => turns_to(leads, part))));
      for (const opener of ["[data-element=session]", ".line-open", ".head-act .board-btn:last-child"]) {
        const open = () => opens_menu(leads, leads.page.locator(opener).first());
        faults.push(...(await reads(leads, `board, ${opener}`, open)));
        await leads.page.keyboard.press("Escape");
      }
      await turns_to(leads, "notes");
      const menu = () => opens_menu(leads, leads.page.locator(".note-open").first());
      faults.push(...(await reads(leads, "board, a note’s menu", menu)));
      assert.deepEqual(faults, []);
      for (const one of [guest, leads]) one.has_no_errors();
    });
  }

  await t.test("and when it is over", async () => {
    const guest = await sits_down(place, "Omar", { bypassCSP: true });
    const board = await andrea_leads(place, { bypassCSP: true });
    const { vote } = await read_as(paola, `/tables/${place.table_id}/desk`);
    await write(paola, `/dot-votes/${vote.dot_vote_id}/close`);
    await turns_to(guest, "vote");
    await guest.page.waitForSelector(".result");
    assert.deepEqual(await faults_of(guest.page), []);
    await write(paola, `/tables/${place.table_id}/session`, { action: "pause" });
    await board.page.waitForSelector(".panel.call");
    assert.deepEqual(await faults_of(board.page), []);
    await write(paola, `/tables/${place.table_id}/session`, { action: "close" });
    for (const one of [guest, board]) {
      await one.page.waitForSelector(".closed");
      assert.deepEqual(await faults_of(one.page), []);
      one.has_no_errors();
    }
  });
});
