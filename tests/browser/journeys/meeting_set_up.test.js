// An office sets up a day like that of 5 December from the browser alone: 104 seats, five tables, two rounds each.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house, read } from "../support/house.js";
import { saves } from "../support/office.js";
import { desk, open_browser, person, phone } from "../support/people.js";

const themes = ["Governance", "Appalti e finanza", "Competenze", "Innovazione", "Territori"];
const day = (hour) => `2025-12-05T${hour}`;

async function office(t) {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await (await person(t, browser, house, { size: desk })).signs_in("organiser");
  return { house, browser, rita, page: rita.page, at: `/processes/${house.process.slug}/desk/set-up?part=meetings` };
}

const go = async (page, part) => {
  await page.locator(".set-up-parts").getByRole("link", { name: part, exact: true }).click();
  await page.locator("#part-title", { hasText: part }).waitFor();
};

async function calls(page) {
  await page.waitForSelector("#m-title");
  await page.fill("#m-title", "Verso il piano");
  await page.selectOption("#m-mode", "hybrid");
  await page.fill("#m-place", "Cavallerizza, Torino");
  await page.fill("#m-starts", day("09:00"));
  await page.fill("#m-ends", day("13:30"));
  await page.fill("#m-seats", "104");
  await page.getByRole("button", { name: "Convoca l’incontro" }).click();
  await page.getByRole("heading", { name: "Verso il piano", exact: true }).waitFor();
  const row = page.locator(".panel", { has: page.getByRole("heading", { name: "Verso il piano", exact: true }) });
  await row.getByRole("link", { name: "Imposta l’incontro" }).click();
  await page.waitForSelector("#day-title");
}

async function sets_agenda(page) {
  await go(page, "Programma");
  const items = [
    ["plenary", "Apertura", "09:00", "09:40", "Aula magna"],
    ["talk", "Il quadro", "09:40", "10:00", "Aula magna"],
    ["table_round", "Prima sessione", "10:00", "11:00", ""],
    ["break", "Caffè", "11:00", "11:20", ""],
    ["table_round", "Seconda sessione", "11:20", "12:20", ""],
    ["networking", "Incontri", "12:20", "12:50", "Cortile"],
    ["plenary", "Restituzione", "12:50", "13:30", "Aula magna"],
  ];
  let round = 0;
  for (const [at, [kind, title, from, to, room]] of items.entries()) {
    await page.getByRole("button", { name: "Aggiungi un momento" }).click();
    await page.selectOption(`#item-${at}-kind`, kind);
    await page.fill(`#item-${at}-title`, title);
    await page.fill(`#item-${at}-starts`, day(from));
    await page.fill(`#item-${at}-ends`, day(to));
    await page.fill(`#item-${at}-room`, room);
    if (kind === "table_round") await page.fill(`#item-${at}-round`, `${(round += 1)}`);
  }
  assert.deepEqual(await faults_of(page), []);
  await saves(page);
}

async function sets_tables(page) {
  await go(page, "Tavoli");
  for (const [at, theme] of themes.entries()) {
    await page.getByRole("button", { name: "Aggiungi un tavolo" }).click();
    await page.fill(`#table-${at}-theme`, theme);
    await page.fill(`#table-${at}-room`, `Sala ${at + 1}`);
    await page.fill(`#table-${at}-seats`, at === 0 ? "24" : "20");
  }
  await page.locator("#table-0-facilitators option").nth(1).waitFor({ state: "attached" });
  await page.selectOption("#table-0-facilitators", { index: 1 });
  await page.locator("#table-0-nodes option").nth(1).waitFor({ state: "attached" });
  await page.selectOption("#table-0-nodes", { index: 1 });
  await page.selectOption("#table-1-nodes", { index: 2 });
  await page.selectOption("#table-1-nodes", { index: 3 });
  assert.deepEqual(await faults_of(page), []);
  await saves(page);
}

async function sets_rounds(page, table_id) {
  await go(page, "Sessioni dei tavoli");
  await page.getByRole("button", { name: "Aggiungi una sessione" }).click();
  await page.fill("#round-0-question", "Quali leve abbiamo?");
  await page.fill("#round-0-minutes", "60");
  await page.getByRole("button", { name: "Aggiungi una sessione" }).click();
  await page.fill("#round-1-question", "Per ogni obiettivo, che cosa si fa?");
  await page.fill("#round-1-minutes", "60");
  await page.fill("#round-1-fields", "Azione\nAttori\nRisorse\nTempi");
  await page.locator("details summary").first().click();
  await page.fill(`#round-0-own-${table_id}`, "Quali leve di chi compra?");
  assert.deepEqual(await faults_of(page), []);
  await saves(page);
}

async function opens_registrations(page) {
  await go(page, "Posti e iscrizioni");
  await page.fill("#places-seats-online", "200");
  await page.fill("#places-from", "2025-03-01T09:00");
  await page.fill("#places-until", "2025-12-03T23:59");
  await page.getByLabel(/solo con l’e-mail/).check();
  assert.deepEqual(await faults_of(page), []);
  await saves(page);
  await go(page, "Domande");
  await page.getByRole("button", { name: "Aggiungi una domanda" }).click();
  await page.fill("#question-0", "Come ci hai conosciuti?");
  await page.selectOption("#question-0-kind", "choice");
  await page.fill("#question-0-choices", "Da un ente\nDal giornale");
  assert.deepEqual(await faults_of(page), []);
  await saves(page);
}

test("the whole day of 5 December is set up from the browser, and everybody sees it", async (t) => {
  const { house, browser, rita, page, at } = await office(t);
  await rita.open(at);
  await calls(page);
  assert.deepEqual(await faults_of(page), []);
  const here = `/meetings/${/meetings\/(\d+)/.exec(page.url())[1]}`;
  const anna = await (await person(t, browser, house, { size: phone })).signs_in("citizen");
  await anna.open(here);
  await anna.page.waitForSelector("h1");

  await page.fill("#day-summary", "Cinque tavoli, una restituzione.");
  await page.fill("#day-guide", "# Come si lavora\n\nDue domande per tavolo.");
  await saves(page);
  await sets_agenda(page);
  await anna.page.getByText("Seconda sessione").first().waitFor(); // live
  await sets_tables(page);
  const tables = Object.values((await read(`${house.url}/api${here}`)).state.tables).sort((a, b) => a.order - b.order);
  assert.deepEqual(
    tables.map((one) => one.theme),
    themes,
  );
  assert.equal(Object.keys(tables[1].nodes).length, 2);
  await sets_rounds(page, tables[1].table_id);
  await opens_registrations(page);

  const { state } = await read(`${house.url}/api${here}`);
  assert.equal(state.seats.in_person.seats, 104);
  assert.equal(state.seats.online.seats, 200);
  assert.equal(state.registration.state, "open");
  assert.match(state.registration.closes_at, /^2025-12-03T22:59:59.999/);
  assert.equal(Object.keys(state.agenda).length, 7);
  const table = await (await rita.context.request.get(`/api/tables/${tables[1].table_id}`)).json();
  const sessions = Object.values(table.state.sessions).sort((a, b) => a.round - b.round);
  assert.deepEqual(
    sessions.map((one) => one.question),
    ["Quali leve di chi compra?", "Per ogni obiettivo, che cosa si fa?"],
  );
  assert.equal(Object.keys(sessions[1].template).length, 4);

  await anna.page.getByText("Governance").first().waitFor();
  assert.deepEqual(await faults_of(anna.page), []);
  rita.has_no_errors();
});

test("who registered keeps the place; seats change with a reason; two organisers both see their texts", async (t) => {
  const { house, browser, rita, page, at } = await office(t);
  await rita.open(at);
  await calls(page);
  const here = `/meetings/${/meetings\/(\d+)/.exec(page.url())[1]}`;
  await opens_registrations(page);
  const anna = await (await person(t, browser, house, { size: phone })).signs_in("citizen");
  const answer = await anna.context.request.post(`/api${here}/registrations`, {
    data: { mode: "in_person", answers: {} },
    headers: { origin: house.url, "idempotency-key": crypto.randomUUID() },
  });
  assert.equal(answer.status(), 201);

  await go(page, "Posti e iscrizioni");
  await page.waitForSelector("#places-reason");
  await page.selectOption("#places-mode", "online");
  await page.fill("#places-reason", "La sala non c’è più");
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await page.getByText("Qualcosa vi si appoggia già").waitFor();
  await page.selectOption("#places-mode", "hybrid");
  await page.fill("#places-seats", "120");
  await page.fill("#places-reason", "");
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await page.locator(".field-error").waitFor();
  await page.fill("#places-reason", "Una sala più grande");
  await saves(page);
  assert.equal((await read(`${house.url}/api${here}`)).state.seats.in_person.seats, 120);

  await go(page, "Programma");
  await page.getByRole("button", { name: "Aggiungi un momento" }).click();
  await page.fill("#item-0-title", "Il mio programma");
  await page.fill("#item-0-starts", day("09:00"));
  await page.fill("#item-0-ends", day("10:00"));
  const { revision } = (await read(`${house.url}/api${here}`)).state;
  const other = await rita.context.request.fetch(`/api${here}/agenda`, {
    method: "PUT",
    data: {
      items: [
        {
          kind: "talk",
          title: "Il loro programma",
          starts_at: "2025-12-05T08:00:00.000Z",
          ends_at: "2025-12-05T09:00:00.000Z",
        },
      ],
    },
    headers: { origin: house.url, "idempotency-key": crypto.randomUUID(), "if-match": `"${revision}"` },
  });
  assert.equal(other.status(), 200);
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await page.locator(".meanwhile").getByText("Il loro programma").waitFor();
  assert.deepEqual(await faults_of(page), []);
  await saves(page, "Salva il mio");
  const { agenda } = (await read(`${house.url}/api${here}`)).state;
  assert.deepEqual(
    Object.values(agenda).map((one) => one.title),
    ["Il mio programma"],
  );
  await rita.open(`/processes/${house.process.slug}/desk/log?area=meetings`);
  await page.getByText("Una sala più grande").first().waitFor();
});
