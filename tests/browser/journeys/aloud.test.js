// What is heard by who cannot see the screen: what moves by itself is said, once and politely; what is refused is said with
// its field; and focus stays where it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house } from "../support/house.js";
import { listens, reads_aloud } from "../support/listening.js";
import { Session } from "../support/meetings.js";
import { open_browser, person } from "../support/people.js";
import { open_table, paola_leads } from "../support/tables.js";

async function street(t) {
  const house = await open_house(t);
  const browser = await open_browser();
  const comes = async (as) => {
    const reader = await person(t, browser, house);
    return as ? reader.signs_in(as) : reader;
  };
  return { house, browser, comes, marta: await Session.of(house, "citizen") };
}

test("what others do is said politely, and takes nobody’s focus", async (t) => {
  const { house, comes, marta } = await street(t);
  const proposal = `/proposals/${house.proposal.proposal_id}`;

  await t.test("a support, on the page of the process", async () => {
    const reader = await comes();
    const ear = await reads_aloud(reader, "/", "[data-count=supports]");
    const before = await reader.number("[data-count=supports]");
    await reader.page.locator(".open .btn-primary").focus();
    await marta.does("PUT", `${proposal}/vote`, { choice: "support" });
    const said = await ear.hears(new RegExp(`\\b${before + 1} sostegni`));
    assert.equal(said.live, "polite");
    assert.equal((await ear.focus()).name, "Leggi la bozza e proponi");
  });

  await t.test("a support, on the page of a proposal; one’s own is said by its button", async () => {
    const paola = await comes("facilitator");
    const button = "[data-vote=support][aria-pressed]";
    const ear = await reads_aloud(paola, proposal, button);
    await paola.page.focus(button);
    const before = await paola.number("[data-count=support]");
    await marta.does("DELETE", `${proposal}/vote`);
    const said = await ear.hears(new RegExp(`^${before - 1} sostegni`));
    assert.equal(said.live, "polite");
    const { role, name, pressed } = await ear.focus();
    assert.deepEqual([role, name, pressed], ["button", "Sostieni", "false"]);
    await paola.page.keyboard.press("Enter");
    await paola.page.waitForSelector("[data-vote=support][aria-pressed=true]");
    const after = await ear.focus();
    assert.deepEqual([after.role, after.name, after.pressed], ["button", "Sostenuta", "true"]);
  });

  await t.test("a proposal that arrives is offered in the list, once", async () => {
    const ear = await reads_aloud(await comes(), house.consultation, "[data-list=ready]");
    await marta.does("POST", `${house.consultation}/proposals`, {
      kind: "general",
      node_id: house.action.node_id,
      title: "Un orario alla fermata",
      body: "Una ragione che basta.",
      show_name: false,
    });
    assert.equal((await ear.hears(/Una nuova proposta/)).live, "polite");
    assert.equal(await ear.times(/nuova proposta/), 1);
  });

  await t.test("a comment that arrives is offered, once", async () => {
    const ear = await reads_aloud(await comes(), proposal, "#comment");
    await marta.does("POST", `${proposal}/comments`, { body: "Anche la sera.", show_name: false });
    assert.equal((await ear.hears(/Un nuovo commento/)).live, "polite");
    assert.equal(await ear.times(/nuovo commento/), 1);
  });
});

test("what a search finds is said each time one asks", async (t) => {
  const { house, comes } = await street(t);
  const reader = await comes();
  const { page } = reader;
  const ear = await reads_aloud(reader, house.consultation, ".list-count");
  for (const kind of ["change", "", "change"]) {
    await ear.comes();
    await page.selectOption("#f-kind", kind);
    const said = await ear.hears(/^(\d+|Una) propost[ae]/);
    assert.equal(said.live, "polite");
    assert.equal(said.text, (await page.locator(".list-count").innerText()).trim());
  }
  await page.fill("#q", "zzzzzz");
  await page.keyboard.press("Enter");
  await ear.hears(/^Nessuna proposta con queste parole/);
});

test("what is refused is said with the field that it is about", async (t) => {
  const { house, comes } = await street(t);
  const proposal = `/proposals/${house.proposal.proposal_id}`;

  // The focus stands on this field, which is said to be wrong and why.
  async function is_told({ page }, ear, id) {
    await page.waitForFunction((id) => document.activeElement.id === id, id);
    const { role, invalid, description } = await ear.focus();
    const error = (await page.locator(`#${id}-error`).innerText()).trim();
    assert.deepEqual([role, invalid], ["textbox", "true"]);
    assert.notEqual(error, "");
    assert.ok(description.includes(error), `«${description}» says «${error}»`);
  }

  await t.test("a proposal without a title", async () => {
    const marta = await comes("citizen");
    const form = `${house.consultation}/propose?node=${house.action.node_id}&kind=general`;
    const ear = await reads_aloud(marta, form, "#title");
    await marta.page.locator("button[type=submit].big").click();
    await is_told(marta, ear, "title");
  });

  await t.test("an address that is none, then a code that is wrong", async () => {
    const nora = await comes();
    const ear = await reads_aloud(nora, "/sign-in", "#email");
    await nora.page.fill("#email", "nora");
    await nora.page.keyboard.press("Enter");
    assert.equal((await ear.hears(/Scrivi un indirizzo completo/)).live, "assertive");
    await is_told(nora, ear, "email");
    await nora.page.fill("#email", "nora@example.org");
    await nora.page.keyboard.press("Enter");
    await nora.page.fill("#code", "00000000");
    await ear.comes();
    await nora.page.keyboard.press("Enter");
    assert.equal((await ear.hears(/Il codice non è giusto/)).live, "assertive");
    await is_told(nora, ear, "code");
  });

  await t.test("an empty comment", async () => {
    const marta = await comes("citizen");
    const ear = await reads_aloud(marta, proposal, "#comment");
    await marta.page.locator(".comment-form button[type=submit]").click();
    await is_told(marta, ear, "comment");
  });

  await t.test("a report without a reason; and its thanks, with the focus", async () => {
    const marta = await comes("citizen");
    const ear = await reads_aloud(marta, proposal, "#comment");
    const opener = marta.page.locator("button[aria-expanded]", { hasText: "Segnala" }).last();
    await opener.click();
    const send = marta.page.getByRole("button", { name: "Invia la segnalazione" });
    await send.click();
    assert.equal((await ear.hears(/Scegli una ragione/)).live, "assertive");
    await marta.page.locator("input[name=flag]").first().check();
    await send.click();
    await ear.hears(/Grazie/);
    assert.notEqual((await ear.focus()).role, "RootWebArea");
  });
});

test("that the network goes and comes back is said, on a page, at a table and at the door", async (t) => {
  const place = await open_table(t);
  const { house, browser } = place;

  async function is_told(reader, ear) {
    await reader.loses_network();
    assert.equal((await ear.hears(/^Sei offline: niente va perso/)).live, "polite");
    assert.equal(await ear.times(/perso/), 1);
    await reader.finds_network();
    assert.equal((await ear.hears(/^Sei di nuovo in linea/)).live, "polite");
  }

  await t.test("a page", async () => {
    const reader = await person(t, browser, house);
    await is_told(reader, await reads_aloud(reader, "/", "[data-count=supports]"));
  });
  await t.test("a table", async () => {
    const paola = await paola_leads(place);
    await is_told(paola, await listens(paola));
  });
  await t.test("the door", async () => {
    const keeper = await (await person(t, browser, house)).signs_in("organiser");
    await is_told(keeper, await reads_aloud(keeper, `/meetings/${place.meeting_id}/door`, "main.door"));
  });
});
