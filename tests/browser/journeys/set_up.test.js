// Setting up: the organiser invites somebody, begins a process, shows it to everybody, and reads in the log who did what.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

async function office(t, { size = desk } = {}) {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await (await person(t, browser, house, { size })).signs_in("organiser");
  const at = `/processes/${house.process.slug}/desk`;
  return { house, browser, rita, page: rita.page, at };
}

const write = (who, method, path, data) =>
  who.context.request.fetch(path, {
    method,
    data,
    headers: { origin: who.house.url, "idempotency-key": crypto.randomUUID() },
  });

test("somebody is invited by mail, accepts on a phone, and loses the role with a reason", async (t) => {
  const { house, browser, rita, page, at } = await office(t);
  await rita.open(`${at}/set-up?part=team`);
  await page.waitForSelector("#invite-email");
  assert.deepEqual(await faults_of(page), []);
  await page.fill("#invite-email", "nuova@example.org");
  await page.selectOption("#invite-role", "moderator");
  await page.fill("#invite-reason", "Conosce le valli");
  await page.reload();
  await page.waitForSelector("#invite-email");
  assert.equal(await page.inputValue("#invite-reason"), "Conosce le valli");
  await page.getByRole("button", { name: "Manda l’invito" }).click();
  await page.getByText("nuova@example.org").first().waitFor();

  const mailbox = await (await fetch(`${house.url}/api/demo/mailbox`)).json();
  const mail = mailbox.items.find((one) => one.to === "nuova@example.org");
  assert.match(mail.link, /\/invitations\/\d+$/);
  const path = new URL(mail.link).pathname;

  const anna = await (await person(t, browser, house, { size: phone })).signs_in("citizen");
  assert.equal((await anna.context.request.get(`/api${path}`)).status(), 404);

  const nora = await person(t, browser, house, { size: phone });
  await nora.open(path);
  await nora.page.fill("#email", "nuova@example.org");
  await nora.page.locator("form button[type=submit]").click();
  await nora.page.waitForSelector("#code");
  const code = (await (await fetch(`${house.url}/api/demo/mailbox`)).json()).items[0].code;
  await nora.page.fill("#code", code);
  await nora.page.locator("form button[type=submit]").click();
  const yes = nora.page.getByRole("button", { name: "Accetta" });
  await yes.waitFor();
  assert.deepEqual(await faults_of(nora.page), []);
  await yes.click();
  await nora.page.waitForSelector("#invited-name[aria-invalid=true]"); // the team must know who it is
  await nora.page.fill("#invited-name", "Nora Bianco");
  await yes.click();
  await nora.page.waitForURL(new RegExp(`/processes/${house.process.slug}$`));

  const row = page.locator(".team-list > li", { hasText: "nuova@example.org" }).first();
  await row.getByRole("button", { name: /Togli il ruolo Moderazione/ }).click();
  await row.getByRole("button", { name: "Togli il ruolo", exact: true }).click();
  await row.locator(".field-error").waitFor();
  await row.locator("textarea").fill("Ha cambiato ufficio");
  await row.getByRole("button", { name: "Togli il ruolo", exact: true }).click();
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll(".team-list > li")].some((one) => one.textContent.includes("nuova@example.org")),
  );

  await rita.open(`${at}/log?area=team`);
  const first = page.locator(".log > li").first();
  await first.getByText("Ruolo tolto: Moderazione").waitFor();
  await first.getByText("Ha cambiato ufficio").waitFor();
  assert.deepEqual(await faults_of(page), []);
  const sheet = await rita.context.request.get(await page.locator("a[download]").getAttribute("href"));
  assert.match(await sheet.text(), /Invito mandato: Moderazione/);
  rita.has_no_errors();
});

test("the only organiser stays, and says so", async (t) => {
  const { house, rita, page, at } = await office(t);
  const api = `/api/processes/${house.process.process_id}/team`;
  const me = await (await rita.context.request.get("/api/me")).json();
  const { state } = await (await rita.context.request.get(api)).json();
  for (const one of Object.values(state.members))
    if (one.roles.organiser && one.person_id !== me.person_id)
      await write(rita, "DELETE", `${api}/${one.person_id}/organiser`, { reason: "Prova" });
  await rita.open(`${at}/set-up?part=team`);
  const mine = page.locator(".team-list > li", { hasText: "Organizzazione" });
  await mine.getByRole("button", { name: /Togli il ruolo Organizzazione/ }).click();
  await mine.locator("textarea").fill("Prova");
  await mine.getByRole("button", { name: "Togli il ruolo", exact: true }).click();
  await mine.getByText("prima dai il ruolo a qualcun altro").waitFor();
});

test("a process begins as a draft that strangers do not see, and is published once", async (t) => {
  const { house, browser, rita, page } = await office(t);
  await rita.open("/start");
  await page.waitForSelector("#start-title");
  assert.deepEqual(await faults_of(page), []);
  await page.fill("#start-title", "Piano dell’acqua");
  await page.fill("#start-place", "Pinerolo");
  await page.fill("#start-email", "acqua@example.org");
  await page.fill("#start-starts_on", "2025-05-05");
  await page.getByRole("button", { name: "Crea la bozza" }).click();
  await page.waitForURL(/\/processes\/piano-dell-acqua\/desk\/set-up$/);
  await page.waitForSelector("#p-lead");
  assert.deepEqual(await faults_of(page), []);
  await page.fill("#p-lead", "Leggi e proponi.");
  await page.locator("form button[type=submit]").click();
  await page.getByText("Salvato.").first().waitFor();

  assert.equal((await fetch(`${house.url}/api/processes/piano-dell-acqua`)).status, 404);
  const anna = await (await person(t, browser, house)).signs_in("citizen");
  assert.equal((await anna.context.request.get("/api/processes/piano-dell-acqua")).status(), 404);

  await page.getByRole("link", { name: "Guarda come una cittadina o un cittadino" }).click();
  await page.getByText("Anteprima: il percorso non è ancora pubblico.").waitFor();
  await page.getByRole("link", { name: "Torna alle impostazioni" }).click();
  await page.getByRole("button", { name: "Pubblica il percorso" }).click();
  await page.getByRole("button", { name: "Sì, pubblica" }).click();
  await page.getByRole("heading", { name: "È pubblico" }).waitFor();
  assert.equal((await fetch(`${house.url}/api/processes/piano-dell-acqua`)).status, 200);
  rita.has_no_errors();
});

test("two who describe the process at once: the second sees both texts", async (t) => {
  const { house, rita, page, at } = await office(t);
  await rita.open(`${at}/set-up?part=process`);
  await page.waitForSelector("#p-place");
  await page.fill("#p-place", "Torino e le sue valli");
  const id = house.process.process_id;
  const { state } = await (await fetch(`${house.url}/api/processes/${house.process.slug}`)).json();
  const other = await rita.context.request.fetch(`/api/processes/${id}/description`, {
    method: "PATCH",
    data: { place: "Tutta la città metropolitana" },
    headers: { origin: house.url, "idempotency-key": crypto.randomUUID(), "if-match": `"${state.revision}"` },
  });
  assert.equal(other.status(), 200);
  await page.locator("form button[type=submit]").click();
  await page.locator(".meanwhile").getByText("Tutta la città metropolitana").waitFor();
  await page.getByRole("button", { name: "Salva il mio" }).click();
  await page.getByText("Salvato.").first().waitFor();
  const after = await (await fetch(`${house.url}/api/processes/${house.process.slug}`)).json();
  assert.equal(after.state.place, "Torino e le sue valli");
});

test("the closing day of an open consultation moves with a reason, on a phone", async (t) => {
  const { house, rita, page, at } = await office(t, { size: phone });
  await rita.open(`${at}/set-up?part=consultations`);
  await page.getByRole("button", { name: "Cambia", exact: true }).first().click();
  assert.deepEqual(await faults_of(page), []);
  await page.locator("[id$=-edit-to]").fill("2025-03-18");
  const why = page.locator("[id$=-reason]");
  await why.waitFor();
  await why.fill("Lo sciopero del 10 marzo");
  await page.getByRole("button", { name: "Salva", exact: true }).click();
  await page.getByText("dal 25 febbraio 2025 al 18 marzo 2025").waitFor();
  const told = await (await fetch(`${house.url}/api${house.consultation}`)).json();
  assert.match(told.state.closes_at, /^2025-03-18T22:59:59/);
  assert.equal((await write(rita, "PATCH", `/api${house.consultation}`, { closes_on: "2025-03-11" })).status(), 422);
  rita.has_no_errors();
});
