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
    "a code to join": "/join",
    "a code that no table has": "/join/ZZZZZZ",
    "a table that one does not sit at": "/tables/1",
    "a table's board": "/tables/1/board",
    "the hall's screen": "/meetings/1/screen",
    "the hall's screen before the day": "/meetings/2/screen",
    "the account of a day": "/meetings/1/restitution",
    "the account of a day to come": "/meetings/2/restitution",
    "the regia, for who may see it": "/meetings/2/regia",
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

const of_the_regia = {
  tables: "/meetings/1/regia",
  themes: "/meetings/1/regia?at=themes",
  restitution: "/meetings/1/regia?at=restitution",
};

test("every place of the regia can be read and used by who directs a day", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser(t);
  for (const language of ["it", "en", "fr"])
    for (const size of [phone, desk])
      await t.test(`in ${language}, on ${size.width} pixels`, async (t) => {
        const regia = await person(t, browser, house, { size, language, bypassCSP: true });
        await regia.signs_in("organiser");
        await regia.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
        const faults = [];
        for (const [name, path] of Object.entries(of_the_regia)) {
          await regia.open(path);
          await regia.page.waitForSelector(".regia");
          faults.push(...(await faults_of(regia.page)).map((fault) => `${name}: ${fault}`));
        }
        assert.deepEqual(faults, []);
        regia.has_no_errors();
      });
});
