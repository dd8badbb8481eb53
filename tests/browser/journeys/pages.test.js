// Every page, in three languages and two sizes: axe finds nothing, nothing overflows, no word is missing, no error is logged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house } from "../support/house.js";
import { desk, open_browser, person, phone } from "../support/people.js";

function addresses(house) {
  const { consultation, action, objective, proposal } = house;
  return {
    process: "/",
    "process by name": `/processes/${house.process.slug}`,
    list: consultation,
    "list of one section": `${consultation}?node=${objective.node_id}`,
    "a search without results": `${consultation}?q=zzzzzz`,
    plan: `${consultation}/plan`,
    "an open point of the plan": `${consultation}/plan/${action.node_id}`,
    form: `${consultation}/propose?node=${action.node_id}&kind=change`,
    "form without a point": `${consultation}/propose`,
    proposal: `/proposals/${proposal.proposal_id}`,
    edit: `/proposals/${proposal.proposal_id}/edit`,
    receipt: "/receipts/1",
    me: "/me",
    "sign-in": "/sign-in",
    mailbox: "/mailbox",
    accessibility: "/accessibility",
    privacy: "/privacy",
    rules: "/rules",
    "not found": "/nothing-here",
  };
}

const visitors = [
  { language: "it", size: phone },
  { language: "it", size: desk },
  { language: "en", size: phone },
  { language: "fr", size: phone },
  { language: "en", size: desk },
  { language: "fr", size: desk },
  { language: "it", size: phone, as: "citizen" },
  { language: "it", size: desk, as: "organiser" },
  { language: "it", size: { width: 320, height: 640 } },
];

test("every page can be read and used by everyone", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser(t);
  for (const { language, size, as } of visitors) {
    await t.test(`${as ?? "a stranger"}, in ${language}, on ${size.width} pixels`, async (t) => {
      const reader = await person(t, browser, house, { size, language, bypassCSP: true });
      if (as) await reader.signs_in(as);
      await reader.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
      const faults = [];
      for (const [name, path] of Object.entries(addresses(house))) {
        await reader.open(path);
        faults.push(...(await faults_of(reader.page)).map((fault) => `${name}: ${fault}`));
      }
      assert.deepEqual(faults, []);
      const logged = reader.wrong.filter((text) => !text.includes("404"));
      assert.deepEqual(logged, []);
    });
  }
});
