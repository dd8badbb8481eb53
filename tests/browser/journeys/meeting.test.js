// A meeting from the first registration to the door: seats, waiting list, offer, ticket, check-in with and without network,
// paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house, read } from "../support/house.js";
import { desk, open_browser, person } from "../support/people.js";

async function open_meeting(t) {
  const house = await open_house(t);
  const process = (await read(`${house.url}/api/processes/${house.process.slug}`)).state;
  for (const { meeting_id } of Object.values(process.meetings)) {
    const meeting = (await read(`${house.url}/api/meetings/${meeting_id}`)).state;
    if (meeting.registration?.state === "open") return { house, meeting, here: `/meetings/${meeting_id}` };
  }
  throw new Error("the demonstration has no meeting that one can register for");
}

const write = (reader, path, data = {}) =>
  reader.context.request.post(`/api${path}`, {
    data,
    headers: { origin: reader.house.url, "idempotency-key": crypto.randomUUID() },
  });

// An answer to each question that must have one.
const answers_to = (meeting) =>
  Object.fromEntries(
    Object.values(meeting.questions)
      .filter((one) => one.required)
      .map((one) => [one.question_id, one.kind === "text" ? "Per conto mio." : one.kind === "choice" ? "1" : ["1"]]),
  );

// The k-th citizen of the demonstration takes a seat, without a browser page.
async function registers(t, browser, { house, meeting, here }, k) {
  const citizen = await (await person(t, browser, house)).signs_in("citizen", k);
  const made = { mode: "in_person", table_preferences: [], answers: answers_to(meeting) };
  const answer = await write(citizen, `${here}/registrations`, made);
  assert.equal(answer.status(), 201, await answer.text());
  return { citizen, ...(await answer.json()) };
}

async function fills(t, browser, place) {
  const { seats, taken } = (await read(`${place.house.url}/api${place.here}`)).state.seats.in_person;
  const made = [];
  for (let k = 100; made.length < seats - taken; k += 1) made.push(await registers(t, browser, place, k));
  return made;
}

test("from registering to the ticket", async (t) => {
  const place = await open_meeting(t);
  const { house, meeting, here } = place;
  const browser = await open_browser(t);
  const marta = await (await person(t, browser, house)).signs_in("citizen");
  const { page } = marta;

  await t.test("the process leads to the meeting, and the meeting to the form", async () => {
    await marta.open("/");
    await page.locator(`a[href='${here}']`).first().click();
    await page.locator("[data-registration=open] .btn-primary").click();
    await page.waitForSelector(".register-form");
  });

  await t.test("what is missing is said, and what was typed outlives a reload", async () => {
    await page.locator(".register-form button[type=submit].big").click();
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
    for (const [id, answer] of Object.entries(answers_to(meeting)))
      if (answer === "1") await page.locator(`input[name=q${id}]`).first().check();
      else if (Array.isArray(answer)) await page.locator(".question input[type=checkbox]").first().check();
      else await page.fill(`#q${id}`, answer);
    await page.locator(".register-form button[type=submit].big").click();
    await page.waitForSelector("[data-ticket=registered] .qr");
  });

  await t.test("the ticket is shown without network, after a reload too", async () => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await marta.open("/me");
    const code = await page.locator(".ticket .code").innerText();
    await marta.loses_network();
    await page.reload();
    await page.waitForSelector(".ticket .qr");
    assert.equal(await page.locator(".ticket .code").innerText(), code);
    await marta.finds_network();
  });

  marta.forgives_the_network();
  marta.has_no_errors();
});

test("a full meeting has a waiting list, and a seat that is given back is offered", async (t) => {
  const place = await open_meeting(t);
  const { house, here } = place;
  const browser = await open_browser(t);
  const seated = await fills(t, browser, place);
  const { citizen, code, state, position } = await registers(t, browser, place, 99);
  assert.deepEqual([state, position], ["waiting_list", 1]);

  await t.test("the page says that it is full", async () => {
    const stranger = await person(t, browser, house, { size: desk });
    await stranger.open(here);
    await stranger.page.waitForSelector("[data-mode=in_person] svg.full");
  });

  await t.test("who waits sees the offer come, and takes it", async () => {
    await citizen.open(here);
    await citizen.page.waitForSelector("[data-ticket=waiting_list]");
    const giving = seated[0];
    await giving.citizen.open(`/tickets/${giving.code}`);
    await giving.citizen.page.locator(".ticket button[aria-expanded]").last().click();
    await giving.citizen.page.locator(".ask-sure .danger").click();
    await giving.citizen.page.waitForSelector("[data-ticket=cancelled]");
    await citizen.page.waitForSelector("[data-ticket=offered]");
    await citizen.page.locator("[data-ticket=offered] .btn-primary").click();
    await citizen.page.waitForSelector("[data-ticket=registered] .qr");
    assert.equal((await read(`${house.url}/api/registrations/${code}`)).state, "registered");
  });

  citizen.has_no_errors();
});

test("the door lets each person in once, by code and by name, with and without network", async (t) => {
  const place = await open_meeting(t);
  const { house, here } = place;
  const browser = await open_browser(t);
  const [anna, bruno, carla] = [
    await registers(t, browser, place, 1),
    await registers(t, browser, place, 2),
    await registers(t, browser, place, 3),
  ];
  const tickets = await Promise.all(
    [anna, bruno, carla].map(({ code }) => read(`${house.url}/api/registrations/${code}`)),
  );
  const rita = await (await person(t, browser, house)).signs_in("organiser");
  const { page } = rita;
  const turn_to = (n) => page.locator(".tabs button").nth(n).click();
  const next = () => page.locator(".door-act .btn-primary").click();

  async function types(code) {
    await turn_to(1);
    await page.fill("#door-code", code);
    await page.keyboard.press("Enter");
  }

  await rita.open(`${here}/door`);
  await page.locator(".door-search button[type=submit]").click();

  await t.test("by code: once, and the second time is said", async () => {
    await types(anna.code.toLowerCase());
    await page.waitForSelector("[data-verdict=enter]");
    await next();
    await types(`https://example.org/tickets/${anna.code}`);
    await page.waitForSelector("[data-verdict=again]");
    await next();
    await types("ABCDEFGHJKMN");
    await page.waitForSelector("[data-verdict=unknown]");
    await page.locator(".door-act .plain").click();
  });

  await t.test("by name", async () => {
    await turn_to(2);
    await page.fill("#door-q", tickets[1].name);
    await page.locator(".hits .btn-primary").first().click();
    await page.waitForSelector("[data-verdict=enter]");
    await next();
  });

  await t.test("without network, and merged when it returns", async () => {
    await rita.loses_network();
    await types(carla.code);
    await page.waitForSelector("[data-verdict=enter] .verdict-unsent");
    assert.equal((await read(`${house.url}/api/registrations/${carla.code}`)).checked_in_at, undefined);
    await next();
    await rita.finds_network();
    await page.waitForFunction(
      (address) =>
        fetch(address)
          .then((answer) => answer.json())
          .then((ticket) => "checked_in_at" in ticket),
      `/api/registrations/${carla.code}`,
    );
  });

  await t.test("an entry can be undone, and somebody unregistered let in", async () => {
    const present = async () => (await read(`${house.url}/api${here}`)).state.seats.in_person.present;
    const before = await present();
    await turn_to(2);
    await page.locator(".door-search .btn").last().click();
    await page.fill("#walk-name", "Nuova Arrivata");
    await page.locator(".door-search button[type=submit]").click();
    await page.waitForSelector("[data-verdict=enter]");
    assert.equal(await present(), before + 1);
    await page.locator(".door-act .plain").click();
    await page.waitForSelector(".tabs");
    await page.waitForFunction(
      ([address, expected]) =>
        fetch(address)
          .then((answer) => answer.json())
          .then(({ state }) => state.seats.in_person.present === expected),
      [`/api${here}`, before],
    );
  });

  // A refusal is an answer too, though the browser notes it among the failures.
  rita.wrong = rita.wrong.filter((text) => !/status of 4\d\d/.test(text));
  rita.forgives_the_network();
  rita.has_no_errors();
});

test("the pages of a meeting can be read and used by everyone, and printed", async (t) => {
  const place = await open_meeting(t);
  const { house, here } = place;
  const browser = await open_browser(t);
  const { code } = await registers(t, browser, place, 1);
  const addresses = {
    meeting: here,
    form: `${here}?do=register`,
    ticket: `/tickets/${code}`,
    desk: `${here}/desk`,
    "a search without results": `${here}/desk?q=zzzzzz`,
    door: `${here}/door`,
    badges: `${here}/print/badges`,
    sheets: `${here}/print/sheets`,
  };
  for (const [language, size] of [
    ["it", undefined],
    ["it", desk],
    ["en", undefined],
    ["fr", undefined],
  ]) {
    await t.test(`in ${language}, on ${size?.width ?? 390} pixels`, async (t) => {
      const rita = await person(t, browser, house, { ...(size ? { size } : {}), language, bypassCSP: true });
      await rita.signs_in("organiser");
      await rita.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
      const faults = [];
      for (const [name, path] of Object.entries(addresses)) {
        await rita.open(path);
        faults.push(...(await faults_of(rita.page)).map((fault) => `${name}: ${fault}`));
      }
      assert.deepEqual(faults, []);
    });
  }
  await t.test("badges carry the code of each ticket", async (t) => {
    const rita = await (await person(t, browser, house, { size: desk })).signs_in("organiser");
    await rita.open(`${here}/print/badges`);
    await rita.page.waitForSelector(".badge-card .qr");
    assert.ok((await rita.page.pdf({ format: "A4" })).length > 10_000);
    rita.has_no_errors();
  });
});

test("somebody registers by keyboard alone", async (t) => {
  const { house, meeting, here } = await open_meeting(t);
  const browser = await open_browser(t);
  const marta = await (await person(t, browser, house, { size: desk })).signs_in("citizen", 7);
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
  for (const [id, answer] of Object.entries(answers_to(meeting))) {
    await tab_to(
      answer === "1" ? `input[name=q${id}]` : Array.isArray(answer) ? ".question [type=checkbox]" : `#q${id}`,
    );
    if (typeof answer === "string" && answer !== "1") await page.keyboard.type(answer);
    else await page.keyboard.press("Space");
  }
  await tab_to(".register-form button[type=submit].big");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-ticket]");
});
