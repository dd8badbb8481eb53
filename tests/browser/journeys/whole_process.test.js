// The whole process, from an empty house to the approval of the final text, by who organises, who studies and who approves,
// and by those who live there: each with a device of their own, everything in the browser.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { faults_of } from "../support/faults.js";
import { open_empty_house, program } from "../support/house.js";
import { accepts_invitation, begins, enters_promoter, invites, moderates, takes_out } from "../support/office.js";
import { approves, approves_text, assigns, becomes, decides, makes_final, rolls_out } from "../support/answering.js";
import { flags, proposes, supports } from "../support/proposing.js";
import { desk, open_browser, person, phone } from "../support/people.js";
import { open_post_office } from "../support/post_office.js";
import { answers, draft_of_water, proposals } from "../support/vallescura.js";

const first_day = "2025-01-13T09:00:00+01:00"; // a Monday
const checker = new URL("../../../deploy/verify_bundle.py", import.meta.url).pathname;
const after_the_closing = "2025-01-21T09:00:00+01:00";

test("from an empty house to the approved text", async (t) => {
  const post_office = await open_post_office(t);
  const house = await open_empty_house(
    t,
    ...["--clock", first_day, "--smtp-url", post_office.url, "--sign-ins-per-minute", "60"],
  );
  const browser = await open_browser();
  const comes = async (size) => Object.assign(await person(t, browser, house, { size }), { post_office });
  const rita = await comes(desk); // organises
  const paola = await comes(desk); // studies
  const enrico = await comes(desk); // approves
  const [anna, bruno, carla] = [await comes(phone), await comes(phone), await comes(phone)];
  for (const [name, who] of Object.entries({ anna, bruno, carla })) who.address = `${name}@example.org`;
  const everyone = [rita, paola, enrico, anna, bruno, carla];

  await t.test("the first organiser signs in by the link of the console, once", async () => {
    await begins(rita, house.link, "Rita Ferraris", "rita@example.org");
    await rita.page.waitForURL(/\/start$/);
    await begins(paola, house.link, "Paola Donat", "paola@example.org");
    await paola.page.locator("[role=alert]").waitFor();
    paola.forgives(404, 410);
  });

  await t.test("a process begins from the template", async () => {
    const { page } = rita;
    await page.fill("#start-title", "Piano dell’acqua di Vallescura");
    await page.fill("#start-place", "Vallescura");
    await page.fill("#start-email", "acqua@example.org");
    await page.fill("#start-starts_on", "2025-01-13");
    await page.getByRole("button", { name: "Crea la bozza" }).click();
    await page.waitForURL(/\/processes\/piano-dell-acqua-di-vallescura\/desk\/set-up$/);
    house.public = "/processes/piano-dell-acqua-di-vallescura";
    house.desk = `${house.public}/desk`;
    await page.fill("#p-lead", "Leggi la bozza, proponi parole migliori, leggi la risposta.");
    await page.locator("form button[type=submit]").click();
    await page.getByText("Salvato.").first().waitFor();
  });

  await t.test("two people are invited by mail, and accept", async () => {
    await invites(rita, { address: "paola@example.org", role: "observer", reason: "Studia le proposte" });
    await accepts_invitation(paola, "paola@example.org", "Paola Donat");
    await invites(rita, { address: "enrico@example.org", role: "organiser", reason: "Approva le risposte" });
    await accepts_invitation(enrico, "enrico@example.org", "Enrico Bosio");
    await rita.page.locator(".team-list > li", { hasText: "Enrico Bosio" }).waitFor();
    assert.equal((await anna.open(house.public)).status(), 404);
    anna.forgives(404);
  });

  await t.test("who promotes it is entered", async () => {
    await rita.open(`${house.desk}/set-up?part=bodies`);
    for (const name of ["Comune di Vallescura", "Consorzio dell’acqua"]) await enters_promoter(rita, name);
  });

  await t.test("a text is pasted, corrected in one place, and kept as a version", async () => {
    const { page } = rita;
    const points = page.locator("[role=treeitem]");
    await rita.open(`${house.desk}/draft`);
    await page.locator("form:has(#drafting-title) button").click();
    await page.fill("#drafting-text", draft_of_water);
    await page.locator(".drafting-source button[type=submit]").click();
    await points.nth(6).waitFor();
    assert.match(await points.nth(6).innerText(), /Strategia/);
    await points.nth(6).click();
    await page.keyboard.press("+");
    assert.match(await points.nth(6).innerText(), /Azione\s+1\.2\.2\s+Sorgenti censite/);
    await page.locator(".drafting-tree .btn-primary").click();
    const version = page.locator(".drafting-versions li").first();
    await version.getByRole("link", { name: "Pubblica il percorso" }).click(); // its text comes after it
    await page.locator(".first-steps [data-step=draft][data-done=true]").waitFor();
  });

  await t.test("the page is looked at as everybody will see it, and published", async () => {
    const { page } = rita;
    await page.getByRole("link", { name: "Guarda come una cittadina o un cittadino" }).click();
    await page.getByText("Anteprima: il percorso non è ancora pubblico.").waitFor();
    await page.getByText("Comune di Vallescura").first().waitFor();
    await page.getByRole("link", { name: "Torna alle impostazioni" }).click();
    await page.getByRole("button", { name: "Pubblica il percorso" }).click();
    await page.getByRole("button", { name: "Sì, pubblica" }).click();
    await page.getByRole("heading", { name: "È pubblico" }).waitFor();
  });

  await t.test("the version is published, and a consultation on it is made: it is open", async () => {
    const { page } = rita;
    await page.locator(".first-steps [data-step=text] a").click();
    const version = page.locator(".drafting-versions li").first();
    await version.getByRole("button", { name: "Pubblica", exact: true }).click();
    await version.getByRole("button", { name: "Pubblica la versione" }).click();
    await version.locator("[data-state=published]").waitFor();
    await rita.open(`${house.desk}/set-up?part=consultations`);
    await page.fill("#new-title", "La bozza del piano dell’acqua");
    await page.fill("#new-from", "2025-01-13");
    await page.fill("#new-to", "2025-01-20");
    await page.getByRole("button", { name: "Crea la consultazione" }).click();
    await page.getByText("dal 13 gennaio 2025 al 20 gennaio 2025").waitFor();
    house.consultation = await page.locator("h2 a[href^='/consultations/']").getAttribute("href");
  });

  await t.test("who lives there proposes", async () => {
    await proposes(anna, proposals.anna);
    await proposes(bruno, proposals.bruno);
    await proposes(carla, proposals.carla);
  });

  await t.test("and supports what others wrote", async () => {
    await supports(bruno, anna.proposal);
    await supports(carla, anna.proposal);
    await supports(anna, bruno.proposal);
    await carla.sees("[data-count=support]", 2);
  });

  await t.test("one text is hidden with a reason, which its author and everybody read, and shown again", async () => {
    await flags(bruno, carla.proposal, "offensive");
    await moderates(rita, "Non a spese del consorzio", "hide", "Toglie un dato su una persona.");
    await bruno.page.locator("main .message").waitFor(); // who has it open sees it go
    bruno.forgives(404);
    await anna.open(carla.proposal);
    await anna.page.locator("main .message").waitFor();
    anna.forgives(404);
    await anna.open(`${house.consultation}/moderation-log`);
    await anna.page.getByText("Toglie un dato su una persona.").waitFor();
    assert.ok(!(await anna.page.content()).includes("Non a spese del consorzio"));
    const letter = await post_office.mail_to(carla.address, ({ text }) => text.includes("Toglie un dato"));
    assert.ok(letter.text.includes("Non a spese del consorzio"));
    await carla.open(carla.proposal);
    await carla.page.locator(".notice-hidden", { hasText: "Toglie un dato su una persona." }).waitFor();
    await moderates(rita, "Non a spese del consorzio", "restore", "Il dato è già pubblico.");
    await anna.open(carla.proposal);
    await anna.page.getByRole("heading", { name: "Non a spese del consorzio" }).waitFor();
  });

  await t.test("the days pass, and the consultation closes by itself", async () => {
    await anna.open(house.consultation);
    await house.server.ends();
    await house.server.returns(after_the_closing);
    await anna.page.locator(".closing[data-state=closed]").waitFor();
    await anna.open(anna.proposal);
    await anna.page.locator(".support button:disabled").waitFor();
  });

  await t.test("the proposals are given to who studies them, and another is to approve", async () => {
    const { page } = rita;
    await rita.open(`${house.consultation}/decide`);
    await page.locator("[data-do=two-people]").check();
    for (const number of [1, 2, 3]) await assigns(rita, number, "Paola Donat");
    await page.locator('.dec-ratio[data-decided="0"][data-of="3"]').waitFor();
  });

  await t.test("each gets an outcome with its reasons, and the words that are taken", async () => {
    for (const number of [1, 2, 3]) await decides(paola, number, answers[number]);
    assert.equal(await paola.page.locator("[data-do=approve]").count(), 0);
    await approves(enrico, 1);
    await approves(enrico, 2);
  });

  await t.test("while one is open the text cannot become final: the list says which", async () => {
    const { page } = rita;
    await rita.open(`${house.desk}/text`);
    await rolls_out(rita);
    await makes_final(rita);
    await page.locator("[data-element=confirm] [data-missing='3']").waitFor();
    rita.forgives(409);
  });

  await t.test("the last is approved, and all answers become public together", async () => {
    await approves(enrico, 3);
    const { page } = rita;
    await rita.open(`${house.consultation}/decide`);
    await page.locator('.dec-ratio[data-decided="3"]').waitFor();
    await page.locator("[data-do=publish]").click();
    await page.locator("[data-do=publish-now]").click();
    await page.locator(`a[href="${house.consultation}/replies"]`).waitFor();
    const letter = await post_office.mail_to(anna.address, ({ subject }) => subject.startsWith("La risposta"));
    assert.match(letter.text, /n\. 1, Venti chilometri, un anno prima: /);
  });

  await t.test("the text becomes final, each change with its cause, and each promoter approves it", async () => {
    const { page } = rita;
    await rita.open(`${house.desk}/text`);
    await page.locator("[data-node]").nth(1).waitFor();
    assert.equal(await page.locator("[data-node][data-missing=true]").count(), 0);
    await makes_final(rita);
    await page.locator("[data-element=draft][data-state=published]").waitFor();
    await approves_text(rita, "Comune di Vallescura", "Deliberazione n. 7", "2025-02-03");
    await approves_text(rita, "Consorzio dell’acqua", "Delibera n. 2", "2025-02-05");
  });

  await t.test("everybody reads the text, what changed and why; each author what became of it", async () => {
    const reader = await comes(phone);
    const { page } = reader;
    everyone.push(reader);
    await reader.open(house.public);
    await page.locator(".causes li", { hasText: "Deliberazione n. 7" }).waitFor();
    await page.getByRole("link", { name: "Leggi tutte le risposte" }).first().click();
    await page.locator("[data-replies='3']").waitFor();
    const told = await page.locator("[data-reply]").evaluateAll((rows) => rows.map((row) => row.dataset.outcome));
    assert.deepEqual(told, ["partially_accepted", "accepted", "rejected"]);
    await reader.open(house.public);
    await page.locator("a[href$='/redline']").first().click();
    await page.locator(".redline-nodes[data-nodes='2']").waitFor();
    const causes = await page.locator("[data-cause]").evaluateAll((all) => all.map(({ dataset }) => dataset.cause));
    assert.deepEqual(
      [...new Set(causes)].map((id) => `/proposals/${id}`).sort(),
      [anna.proposal, bruno.proposal].sort(),
    );
    assert.equal(await page.locator("[data-approved=true]").count(), 2);
    assert.deepEqual(await faults_of(page), []);
    await becomes(anna, "partially_accepted");
    await anna.page.getByText("quindici").first().waitFor();
    await becomes(bruno, "accepted");
    await becomes(carla, "rejected");
    await carla.page.getByText("Senza contatori nuovi le perdite non si misurano.").first().waitFor();
  });

  await t.test("the appendix and the bundle are taken out, and two checkers find that all holds", async () => {
    await rita.open(`${house.desk}/out`);
    const appendix = await readFile(await takes_out(rita, "appendix"), "utf8");
    assert.match(appendix, /<li value="1">Genitori di Vallescura<\/li>/);
    assert.match(appendix, /\d+–\d+: due cittadini privati/);
    for (const name of ["Anna", "Carla", "example.org"]) assert.ok(!appendix.includes(name), name);
    const bundle = await takes_out(rita, "bundle");
    assert.match(await checked(program, "verify", bundle), /holds/);
    assert.match(await checked("python3", checker, bundle), /holds/);
  });

  for (const who of everyone) {
    who.forgives_the_network(); // which was away while the server was
    who.has_no_errors();
  }
});

// What a checker says of a file; it ends well, or the story does not.
const checked = async (...command) => (await promisify(execFile)(command[0], command.slice(1))).stdout;
