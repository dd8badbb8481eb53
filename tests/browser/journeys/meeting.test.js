// A meeting from the first registration to the ticket: seats, waiting list, offer, mail, with an account and without.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answers_to, fills, must_answer, open_meeting, registers, ticket_of } from "../support/meetings.js";
import { desk, keeps_pages, open_browser, person } from "../support/people.js";

const send = ".register-form button[type=submit].big";

async function answers(page, meeting) {
  const given = answers_to(meeting);
  for (const { question_id, kind } of must_answer(meeting))
    if (kind === "text") await page.fill(`#q${question_id}`, given[question_id]);
    else
      await page
        .locator(`.question input[value="${[given[question_id]].flat()[0]}"]`)
        .first()
        .check();
}

test("from registering to the ticket, and back", async (t) => {
  const place = await open_meeting(t);
  const { house, meeting, here } = place;
  const browser = await open_browser();
  const marta = await (await person(t, browser, house, keeps_pages)).signs_in("citizen");
  const { page } = marta;
  let code;

  await t.test("the process says that one can register, and leads to the form", async () => {
    await marta.open("/");
    const card = page.locator(".card.meeting", { has: page.locator(`a[href='${here}']`) });
    assert.match(await card.locator(`a[href='${here}']`).innerText(), /^Iscriviti/);
    await card.locator(`a[href='${here}']`).click();
    await page.locator("[data-registration=open] .btn-primary").click();
    await page.waitForSelector(".register-form");
  });

  await t.test("what is missing is said, and what was typed outlives a reload", async () => {
    await page.locator(send).click();
    await page.waitForSelector(".register-form .field-error");
    await page.locator("input[name=mode][value=in_person]").check();
    await page.fill("#access", "Un posto senza gradini.");
    await page.reload();
    await page.waitForSelector("#access");
    assert.equal(await page.inputValue("#access"), "Un posto senza gradini.");
  });

  await t.test("tables are ranked by buttons alone", async () => {
    const take = page.locator(".rank-others button");
    const first = (await take.nth(0).getAttribute("id")).replace("take-", "");
    await take.nth(0).click();
    await take.nth(0).click();
    await page.locator(".rank li").nth(1).locator(".rank-tools button").first().click();
    assert.equal(await page.locator(".rank li").nth(1).getAttribute("data-table"), first);
  });

  await t.test("the seat is confirmed at once, with a ticket and its code", async () => {
    await answers(page, meeting);
    await page.locator(send).click();
    await page.waitForSelector("[data-ticket=registered] .qr");
    code = (await page.locator(".ticket .code").innerText()).replaceAll(" ", "");
    const ticket = await ticket_of(place, code);
    assert.deepEqual(ticket.answers, answers_to(meeting));
    assert.equal(ticket.access_needs, "Un posto senza gradini.");
    assert.equal(ticket.preferences.length, 2);
  });

  await t.test("what was said can be changed while the window is open", async () => {
    await page.locator("a[href$='?do=change']").click();
    await page.waitForSelector("#access");
    assert.equal(await page.inputValue("#access"), "Un posto senza gradini.");
    await page.fill("#access", "");
    await page.locator(".rank li .rank-tools button").last().click();
    await page.locator(".register-form button[type=submit]").click();
    await page.waitForSelector("[data-ticket=registered]");
    const ticket = await ticket_of(place, code);
    assert.deepEqual([ticket.access_needs, ticket.preferences.length], [undefined, 1]);
  });

  await t.test("only who is registered reads the guide", async () => {
    await page.locator(".ticket [aria-expanded]").first().click();
    await page.waitForSelector(".guide h3");
    const stranger = await fetch(`${house.url}/api/registrations/ABCDEFGHJKMN/guide`);
    assert.equal(stranger.status, 404);
  });

  await t.test("the ticket is shown without network, after a reload too", async () => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await marta.open("/me");
    await page.waitForSelector(".ticket .qr");
    await marta.loses_network();
    await page.reload();
    await page.waitForSelector(".ticket .qr");
    assert.equal((await page.locator(".ticket .code").innerText()).replaceAll(" ", ""), code);
    await marta.finds_network();
  });

  await t.test("who signs out leaves nothing of it on the device", async () => {
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":ticket:")).length);
    assert.equal(await kept(), 1);
    await page.getByRole("button", { name: "Esci" }).last().click();
    await page.waitForURL((url) => url.pathname === "/");
    assert.equal(await kept(), 0);
  });

  marta.forgives_the_network();
  marta.has_no_errors();
});

test("a full meeting has a waiting list; a seat that is given back is offered, and passes on by itself", async (t) => {
  const place = await open_meeting(t);
  const { house, here } = place;
  const browser = await open_browser();
  const seated = await fills(place);
  const first = await registers(place, seated.at(-1).n + 1);
  const second = await registers(place, first.n + 1);
  assert.deepEqual([first.state, first.position, second.position], ["waiting_list", 1, 2]);
  const anna = await (await person(t, browser, house)).signs_in("citizen", first.n);
  const bruno = await (await person(t, browser, house)).signs_in("citizen", second.n);

  await t.test("the page says that it is full", async () => {
    const stranger = await person(t, browser, house, { size: desk });
    await stranger.open(here);
    await stranger.page.waitForSelector("[data-mode=in_person] svg.full");
  });

  await t.test("who gives the seat back passes it to the first who waits, who sees it at once", async () => {
    await anna.open(here);
    await anna.page.waitForSelector("[data-ticket=waiting_list]");
    await bruno.open(here);
    await bruno.page.getByText("In lista d’attesa, 2º posto").waitFor();
    const giving = await person(t, browser, house);
    await giving.open(`/tickets/${seated[0].code}`);
    await giving.page.locator(".ticket button[aria-expanded]").last().click();
    await giving.page.locator(".ask-sure .danger").click();
    await giving.page.waitForSelector("[data-ticket=cancelled]");
    await anna.page.waitForSelector("[data-ticket=offered]");
    await bruno.page.getByText("In lista d’attesa, 1º posto").waitFor();
  });

  await t.test("an offer that nobody takes lapses, and goes to the next", async () => {
    const { offered_until } = await ticket_of(place, first.code);
    await house.server.ends();
    await house.server.returns(Date.parse(offered_until) + 1000);
    await bruno.page.waitForSelector("[data-ticket=offered]");
    await anna.page.waitForSelector("[data-registration=open]");
    assert.equal((await ticket_of(place, first.code)).state, "cancelled");
  });

  await t.test("who takes it has the seat", async () => {
    await bruno.page.locator("[data-ticket=offered] .btn-primary").click();
    await bruno.page.waitForSelector("[data-ticket=registered] .qr");
    assert.equal((await ticket_of(place, second.code)).state, "registered");
  });

  for (const who of [anna, bruno]) {
    who.forgives_the_network();
    who.has_no_errors();
  }
});

test("by e-mail alone: confirmed from the mail, which carries the ticket", async (t) => {
  const place = await open_meeting(t);
  const { house, meeting, here } = place;
  const browser = await open_browser();
  const ada = await person(t, browser, house);
  const { page } = ada;
  const mail = (subject) => page.locator("article", { hasText: subject }).first();

  await t.test("a name and an address are enough", async () => {
    await ada.open(`${here}?do=register`);
    await page.locator("input[name=mode][value=in_person]").check();
    await answers(page, meeting);
    await page.fill("#name", "Ada Ferraris");
    await page.fill("#email", "ada.ferraris@example.org");
    await page.locator(send).click();
    await page.getByText("ada.ferraris@example.org").waitFor();
  });

  await t.test("the link of the mail leads to the ticket, where it is confirmed", async () => {
    await ada.open("/mailbox");
    await mail("Conferma la tua iscrizione").locator("a.btn").click();
    await page.waitForSelector("[data-ticket=pending]");
    await page.locator("[data-ticket=pending] .btn-primary").click();
    await page.waitForSelector("[data-ticket=registered] .qr");
  });

  await t.test("the confirmation carries the QR code and the calendar entry", async () => {
    await ada.open("/mailbox");
    const confirmed = mail("Hai un posto");
    await confirmed.locator("img").waitFor();
    await page.waitForFunction(() => document.querySelector("article img").naturalWidth > 100);
    const calendar = await page.request.get(await confirmed.locator("a[download]").getAttribute("href"));
    assert.match(await calendar.text(), /^BEGIN:VCALENDAR[\s\S]*METHOD:PUBLISH[\s\S]*DTSTART/);
    await confirmed.locator("a.btn").click();
    await page.waitForSelector("[data-ticket=registered] .qr");
  });

  await t.test("and what was said can be changed from the ticket, without an account", async () => {
    await page.locator("a[href$='?do=change']").click();
    await page.fill("#dietary", "Niente glutine");
    await page.locator(".register-form button[type=submit]").click();
    await page.waitForSelector("[data-ticket=registered]");
    const { pathname } = new URL(page.url());
    assert.equal((await ticket_of(place, pathname.split("/").at(-1))).dietary_needs, "Niente glutine");
  });

  ada.has_no_errors();
});

test("somebody registers by keyboard alone", async (t) => {
  const { house, meeting, here } = await open_meeting(t);
  const browser = await open_browser();
  const marta = await (await person(t, browser, house, { size: desk })).signs_in("citizen");
  const { page } = marta;
  const tab_to = async (selector) => {
    for (let stop = 0; stop < 150; stop += 1) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`the keyboard never reached ${selector}`);
  };
  await marta.open(`${here}?do=register`);
  await page.waitForSelector(".register-form");
  await tab_to("input[name=mode]");
  await page.keyboard.press("Space");
  await tab_to(".rank-others button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".rank li");
  for (const { question_id, kind } of must_answer(meeting)) {
    await tab_to(kind === "text" ? `#q${question_id}` : `.question input`);
    if (kind === "text") await page.keyboard.type("Per conto mio.");
    else await page.keyboard.press("Space");
  }
  await tab_to(send);
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-ticket=registered] .qr");
  marta.has_no_errors();
});
