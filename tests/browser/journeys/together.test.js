// What one person does is on the other's screen, without a reload.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house, read } from "../support/house.js";
import { desk, open_browser, person } from "../support/people.js";

test("two people side by side see what the other does", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const marta = await (await person(t, browser, house)).signs_in("citizen");
  const watcher = await person(t, browser, house, { size: desk });

  await t.test("a support", async () => {
    await watcher.open("/");
    await watcher.page.waitForSelector("[data-count=supports]");
    const before = await watcher.number("[data-count=supports]");
    await marta.open(`/proposals/${house.proposal.proposal_id}`);
    await marta.supports();
    await watcher.sees("[data-count=supports]", before + 1);
    await marta.page.waitForSelector("[data-vote=support][aria-pressed=true]");
    await marta.sees("[data-count=support]", house.proposal.tally.support + 1);
  });

  await t.test("taking the support back, with one more press", async () => {
    await marta.supports();
    await marta.page.waitForSelector("[data-vote=support][aria-pressed=false]");
    await marta.sees("[data-count=support]", house.proposal.tally.support);
  });

  await t.test("a proposal, as a number at once and as news in the list", async () => {
    const before = await watcher.number("[data-count=proposals]");
    await marta.writes_proposal("Un orario stampato alla fermata");
    await marta.page.waitForURL(/\/proposals\/\d+$/);
    await watcher.sees("[data-count=proposals]", before + 1);
    await marta.sees("main h1", "Un orario stampato alla fermata");
  });

  await t.test("news waits at the foot of the plan until it is asked for", async () => {
    await watcher.open(`${house.consultation}/plan/${house.action.node_id}`);
    await watcher.page.waitForSelector(".around .prop");
    const shown = await watcher.page.locator(".around .prop").count();
    await marta.writes_proposal("Anche il sabato mattina");
    await watcher.page.waitForSelector(".toast");
    assert.equal(await watcher.page.locator(".around .prop").count(), shown);
    await watcher.page.locator(".toast .btn").click();
    await watcher.page.locator(".around .prop").nth(shown).waitFor();
    assert.equal(await watcher.page.locator(".around .prop").count(), shown + 1);
  });

  await t.test("a comment and its reply", async () => {
    await marta.open(`/proposals/${house.proposal.proposal_id}`);
    await marta.page.fill("#comment", "Avvisare quando cambia l’orario.");
    await marta.page.locator(".comment-form button[type=submit]").click();
    const comment = marta.page.locator(".comment", { hasText: "Avvisare quando cambia" });
    await comment.waitFor();
    await comment.getByRole("button", { name: /Rispondi/ }).click();
    await comment.locator("textarea").fill("Anche con un cartello.");
    await comment.locator(".comment-form button[type=submit]").click();
    await marta.page.locator(".comment.reply", { hasText: "Anche con un cartello." }).waitFor();
  });

  await t.test("and every receipt can be read", async () => {
    await marta.open(`/proposals/${house.proposal.proposal_id}`);
    await marta.page.locator(".path a").click();
    await marta.page.waitForSelector(".receipt .mono");
    const seq = Number(new URL(marta.page.url()).pathname.split("/").at(-1));
    const receipt = await read(`${house.url}/api/events/${seq}/receipt`);
    assert.equal((await marta.page.locator(".receipt .mono").textContent()).replaceAll(" ", ""), receipt.hash);
  });

  marta.has_no_errors();
  watcher.has_no_errors();
});
