// After the answers: the table of replies, the changes of the text and what became of each proposal tell the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house_of_its_day, read } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

const after_the_end = "2025-06-12T14:00:00+02:00";

async function record_of(house) {
  const api = (path) => read(`${house.url}/api${path}`);
  const { state: process } = await api(`/processes/${house.process.slug}`);
  const { plan_id, version } = process.final_text;
  const replies = (await api(`/consultations/${house.consultation_id}/replies?limit=100`)).items;
  const redline = await api(`/plans/${plan_id}/versions/${version}/redline`);
  return { text: `/plans/${plan_id}/versions/${version}`, replies, redline, api };
}

const cited = (redline) =>
  new Set(redline.nodes.flatMap((node) => node.causes.map((cause) => cause.proposal?.proposal_id)).filter(Boolean));

test("the record: every proposal has one answer, and the text cites those whose words it took", async (t) => {
  const house = await open_house_of_its_day(t, after_the_end);
  const { replies, redline, api } = await record_of(house);
  assert.equal(replies.length, 20);
  const in_text = cited(redline);
  for (const reply of replies) {
    const { state } = await api(`/proposals/${reply.proposal_id}`);
    assert.equal(state.decision.outcome, reply.outcome, state.title);
    assert.equal(state.decision.reason, reply.reason, state.title);
    assert.equal(state.decision.accepted_text, reply.accepted_text, state.title);
    assert.equal(state.decision.text !== undefined, in_text.has(reply.proposal_id), state.title);
    if (["rejected", "inadmissible"].includes(reply.outcome)) assert.ok(!in_text.has(reply.proposal_id), state.title);
  }
  for (const node of redline.nodes) assert.ok(node.causes.length > 0, `${node.number} has a cause`);
});

test("the table of replies shows every answer, and those that one asks for", async (t) => {
  const house = await open_house_of_its_day(t, after_the_end);
  const { replies } = await record_of(house);
  const browser = await open_browser();
  const reader = await person(t, browser, house, { size: desk });
  await reader.open(house.consultation);
  await reader.page.locator("a[href$='/replies']").first().click();
  await reader.page.waitForSelector(`[data-replies='${replies.length}']`);
  const shown = await reader.page
    .locator("[data-reply]")
    .evaluateAll((rows) => rows.map((row) => [Number(row.dataset.reply), row.dataset.outcome]));
  assert.deepEqual(
    shown,
    replies.map((reply) => [reply.proposal_id, reply.outcome]),
  );
  const rejected = replies.filter((reply) => reply.outcome === "rejected");
  await reader.page.selectOption("#r-outcome", "rejected");
  await reader.page.waitForSelector(`[data-replies='${rejected.length}']`);
  assert.equal(await reader.page.locator("[data-outcome=rejected][data-reply]").count(), rejected.length);
  reader.has_no_errors();
});

test("from a proposal to the final text, and from the text back to the proposal", async (t) => {
  const house = await open_house_of_its_day(t, after_the_end);
  const { replies, redline, text } = await record_of(house);
  const in_text = cited(redline);
  const taken = replies.find((reply) => in_text.has(reply.proposal_id) && reply.accepted_text !== undefined);
  const browser = await open_browser();
  const reader = await person(t, browser, house);
  await reader.open(`/proposals/${taken.proposal_id}`);
  await reader.page.waitForSelector(`.outcome[data-outcome=${taken.outcome}]`);
  await reader.page.waitForSelector("[data-taken]");
  await reader.page.locator(`a[href^='${text}#n']`).first().click();
  await reader.page.waitForSelector(".text-nodes");
  const back = reader.page.locator(`.text-why [data-cause='${taken.proposal_id}']`);
  await back.click();
  await reader.page.waitForSelector(`.outcome[data-outcome=${taken.outcome}]`);
  assert.ok(reader.page.url().endsWith(`/proposals/${taken.proposal_id}`));

  await reader.open(`${text}/redline`);
  await reader.page.waitForSelector(`.redline-nodes[data-nodes='${redline.nodes.length}']`);
  const causes = await reader.page
    .locator("[data-cause]")
    .evaluateAll((links) => [...new Set(links.map((link) => Number(link.dataset.cause)))]);
  assert.deepEqual(
    causes.sort((a, b) => a - b),
    [...in_text].sort((a, b) => a - b),
  );
  assert.equal(await reader.page.locator("[data-approved=true]").count(), redline.approvals.length);

  await reader.open(text);
  await reader.page.waitForSelector(".margin-mark");
  await reader.page.locator(".two-ways button").last().click();
  await reader.page.waitForFunction(() => !document.querySelector(".margin-mark"));
  reader.has_no_errors();
});

// One of the citizens of the demo whose proposals were answered.
async function author(t, browser, house) {
  const somebody = await person(t, browser, house);
  for (let n = 1; n <= 60; n += 1) {
    await somebody.signs_in("citizen", n);
    const { state } = await (await somebody.context.request.get("/api/me/snapshot")).json();
    if (Object.keys(state.answers ?? {}).length > 0) return [somebody, Object.values(state.answers)];
  }
  throw new Error("nobody has an answer");
}

test("whoever wrote finds what became of it", async (t) => {
  const house = await open_house_of_its_day(t, after_the_end);
  const { replies } = await record_of(house);
  const browser = await open_browser();
  const [somebody, answers] = await author(t, browser, house);
  await somebody.open("/me");
  for (const answer of answers) {
    const reply = replies.find((one) => one.proposal_id === answer.proposal_id);
    assert.equal(answer.outcome, reply.outcome);
    await somebody.page.waitForSelector(`[data-answer='${answer.proposal_id}'][data-outcome=${reply.outcome}]`);
  }
  somebody.has_no_errors();
});

test("what was answered can be read by everyone", async (t) => {
  const house = await open_house_of_its_day(t, after_the_end);
  const { replies, text } = await record_of(house);
  const browser = await open_browser();
  const pages = {
    process: `/processes/${house.process.slug}`,
    list: house.consultation,
    plan: `${house.consultation}/plan/${house.objective.node_id}`,
    replies: `${house.consultation}/replies`,
    "replies without a match": `${house.consultation}/replies?outcome=inadmissible&node=${house.action.node_id}`,
    redline: `${text}/redline`,
    text,
    "text without marks": `${text}?show=clean`,
    ...Object.fromEntries(
      ["accepted", "partially_accepted", "rejected", "inadmissible"].flatMap((outcome) => {
        const found = replies.find((reply) => reply.outcome === outcome);
        return found ? [[outcome, `/proposals/${found.proposal_id}`]] : [];
      }),
    ),
  };
  for (const language of ["it", "en", "fr"])
    for (const size of [phone, desk])
      await t.test(`in ${language}, on ${size.width} pixels`, async (t) => {
        const reader = await person(t, browser, house, { size, language, bypassCSP: true });
        await reader.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
        const faults = [];
        for (const [name, path] of Object.entries(pages)) {
          await reader.goes(path);
          faults.push(...(await faults_of(reader.page)).map((fault) => `${name}: ${fault}`));
        }
        assert.deepEqual(faults, []);
        reader.has_no_errors();
      });
});

test("without scripts too", async (t) => {
  const house = await open_house_of_its_day(t, after_the_end);
  const { replies, redline, text } = await record_of(house);
  const browser = await open_browser();
  const reader = await person(t, browser, house, { javaScriptEnabled: false });
  await reader.open(`${house.consultation}/replies`);
  assert.ok((await reader.page.locator("body").innerText()).includes(replies[0].title));
  await reader.open(`${text}/redline`);
  assert.ok((await reader.page.locator("del, ins").count()) > 0);
  await reader.open(text);
  assert.equal(await reader.page.locator("h1").first().innerText(), redline.title);
  assert.ok((await reader.page.locator(`#n${redline.nodes.find((one) => one.after).node_id}`).count()) > 0);
});
