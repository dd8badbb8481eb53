// Who takes part in a consultation: set at the desk with a reason, told before anybody types, kept by the server.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

const sends = (who, method, path, data) =>
  who.context.request.fetch(path, {
    method,
    data,
    headers: { origin: who.house.url, "idempotency-key": crypto.randomUUID() },
  });

async function office(t) {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await (await person(t, browser, house, { size: desk })).signs_in("organiser");
  return { house, browser, rita, page: rita.page, at: `/processes/${house.process.slug}/desk` };
}

// A person of their own, without bodies.
async function newcomer(t, browser, house, address) {
  const somebody = await person(t, browser, house, { size: phone });
  await somebody.open("/sign-in");
  await somebody.page.fill("#email", address);
  await somebody.page.locator("form button[type=submit]").click();
  await somebody.page.waitForSelector("#code");
  const { items } = await (await fetch(`${house.url}/api/demo/mailbox`)).json();
  await somebody.page.fill("#code", items.find((one) => one.to === address).code);
  await somebody.page.locator("form button[type=submit]").click();
  await somebody.page.waitForFunction(async () => (await fetch("/api/me")).status === 200);
  return somebody;
}

test("a consultation is addressed to bodies of a kind with a reason; a citizen reads it before typing", async (t) => {
  const { house, browser, rita, page, at } = await office(t);
  const nora = await newcomer(t, browser, house, "nora@example.org");
  await nora.open(`${house.consultation}/propose?node=${house.action.node_id}&kind=general`);
  await nora.page.waitForSelector("#title");
  assert.equal(await nora.page.getByText("Chi partecipa qui").count(), 0);

  await rita.open(`${at}/set-up?part=consultations`);
  await page.getByRole("button", { name: "Cambia", exact: true }).first().click();
  await page.locator("[id$=-edit-proposers]").selectOption("bodies");
  await page.locator("[id$=-edit-voters]").selectOption("bodies");
  await page.getByLabel("Cooperativa sociale").first().check();
  assert.deepEqual(await faults_of(page), []);
  assert.equal(await page.locator("[id$=-edit-names]").isDisabled(), true);
  const save = page.getByRole("button", { name: "Salva", exact: true });
  await save.click();
  await page.locator(".field-error").first().waitFor();
  await page.locator("[id$=-reason]").fill("L’accordo del 18 luglio");
  await save.click();
  await page.getByText("Tipi di ente a cui si rivolge: Cooperativa sociale.").first().waitFor();

  await nora.page.getByText("Può proporre solo chi agisce per un ente").first().waitFor(); // live, while she reads
  await nora.page.getByText("Nel tuo profilo non c’è un ente").waitFor();
  assert.deepEqual(await faults_of(nora.page), []);
  const proposal = {
    kind: "general",
    node_id: house.action.node_id,
    title: "Una proposta da cittadina",
    body: "Perché sì.",
    show_name: false,
  };
  const refused = await sends(nora, "POST", `/api${house.consultation}/proposals`, proposal);
  assert.equal(refused.status(), 422);
  assert.equal((await refused.json()).reason, "only_for_bodies");
  const { items } = await (await fetch(`${house.url}/api${house.consultation}/proposals?limit=1`)).json();
  const vote = await sends(nora, "PUT", `/api/proposals/${items[0].proposal_id}/vote`, { choice: "support" });
  assert.equal((await vote.json()).reason, "only_bodies_vote");
  await nora.open(`/proposals/${items[0].proposal_id}`);
  await nora.supports();
  await nora.page.getByText("si esprime chi agisce per un ente").first().waitFor();

  const bank = await sends(nora, "POST", "/api/organisations", { name: "Una banca", kind: "bank", zone: "torino" });
  const { organisation_id } = await bank.json();
  const wrong = await sends(nora, "POST", `/api${house.consultation}/proposals`, { ...proposal, organisation_id });
  assert.equal((await wrong.json()).reason, "body_not_addressed");

  await rita.open(`${at}/log?area=consultation`);
  await page.getByText("L’accordo del 18 luglio").first().waitFor();
  rita.has_no_errors();
});

test("a new consultation may hide names: the form does not ask, and the server does not take one", async (t) => {
  const { house, browser, rita, page, at } = await office(t);
  await rita.open(`${at}/set-up?part=consultations`);
  await page.waitForSelector("#new-title");
  await page.fill("#new-title", "Seconda consultazione");
  await page.fill("#new-from", "2025-03-03");
  await page.fill("#new-to", "2025-03-20");
  await page.selectOption("#new-names", "never");
  await page.getByRole("button", { name: "Crea la consultazione" }).click();
  const link = page.getByRole("link", { name: "Seconda consultazione" });
  await link.waitFor();
  const here = await link.getAttribute("href");

  const anna = await (await person(t, browser, house, { size: phone })).signs_in("citizen");
  await anna.open(`${here}/propose?node=${house.action.node_id}&kind=general`);
  await anna.page.getByText("I nomi di cittadine e cittadini non si mostrano").first().waitFor();
  assert.deepEqual(await faults_of(anna.page), []);
  const asked = {
    kind: "general",
    node_id: house.action.node_id,
    title: "Con il mio nome",
    body: "Sì.",
    show_name: true,
  };
  const refused = await sends(anna, "POST", `/api${here}/proposals`, asked);
  assert.equal((await refused.json()).reason, "names_are_hidden");
  await anna.page.fill("#title", "Una segreteria per la rete");
  await anna.page.fill("#why", "Una ragione che basta.");
  await anna.page.locator("button[type=submit].big").click();
  await anna.page.waitForURL(/\/proposals\/\d+$/);
  rita.has_no_errors();
});
