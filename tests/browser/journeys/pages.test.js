// Every page, come to by its address and by a link, in three languages, on a phone, at a desk, and at a desk with everything twice as large: axe finds nothing,
// nothing overflows or is cut off, no word is missing, nothing moves for who asked for calm, no error is logged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of, motions } from "../support/faults.js";
import { open_house } from "../support/house.js";
import { Session } from "../support/meetings.js";
import { desk, doubled, open_browser, person, phone } from "../support/people.js";

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
    "a meeting to come": "/meetings/2",
    "a meeting that was held": "/meetings/1",
    "the form of a registration": "/meetings/2?do=register",
    "a ticket that is none": "/tickets/ABCDEFGHJKMN",
    "the desk, for who may see it": "/meetings/2/desk",
    "the hall's screen": "/meetings/1/screen",
    "the hall's screen before the day": "/meetings/2/screen",
    "the account of a day": "/meetings/1/restitution",
    "the account of a day to come": "/meetings/2/restitution",
    "the regia, for who may see it": "/meetings/2/regia",
    "the desk, for the answers": `${consultation}/decide`,
    "the table of replies before the answers": `${consultation}/replies`,
    "a version of the text, whole": "/plans/1/versions/1",
    "its changes, when it has none": "/plans/1/versions/1/redline",
    accessibility: "/accessibility",
    privacy: "/privacy",
    rules: "/rules",
    "not found": "/nothing-here",
  };
}

// Browsers log what is refused: things that are not there, and what a stranger must sign in for.
const for_some = ["a table that one does not sit at", "a table's board", "the desk, for", "the regia, for"];
const answers_of = (name) => (for_some.some((one) => name.startsWith(one)) ? /status of 40[14]/ : /status of 404/);

const visitors = [
  { language: "it", size: phone, comes: "open" },
  { language: "it", size: desk, comes: "open" },
  { language: "en", size: phone },
  { language: "fr", size: phone },
  { language: "en", size: desk },
  { language: "fr", size: desk },
  { language: "it", size: phone, as: "citizen" },
  { language: "it", size: desk, as: "organiser" },
  { language: "it", size: { width: 320, height: 640 } },
  { language: "fr", size: doubled },
];

test("every page can be read and used by everyone", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  for (const { language, size, as, comes = "goes" } of visitors) {
    await t.test(`${as ?? "a stranger"}, in ${language}, on ${size.width} pixels`, async (t) => {
      const reader = await person(t, browser, house, { size, language, bypassCSP: true });
      if (as) await reader.signs_in(as);
      await reader.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
      const faults = [];
      for (const [name, path] of Object.entries(addresses(house))) {
        await reader[comes](path);
        const logged = () => reader.wrong.splice(0).filter((text) => !answers_of(name).test(text));
        faults.push(...(await faults_of(reader.page)).concat(logged()).map((fault) => `${name}: ${fault}`));
      }
      assert.deepEqual(faults, []);
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
  const browser = await open_browser();
  for (const language of ["it", "en", "fr"])
    for (const size of [phone, desk])
      await t.test(`in ${language}, on ${size.width} pixels`, async (t) => {
        const regia = await person(t, browser, house, { size, language, bypassCSP: true });
        await regia.signs_in("organiser");
        await regia.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
        const faults = [];
        for (const [name, path] of Object.entries(of_the_regia)) {
          await regia.goes(path);
          await regia.page.waitForSelector(".regia");
          faults.push(...(await faults_of(regia.page)).map((fault) => `${name}: ${fault}`));
        }
        assert.deepEqual(faults, []);
        regia.has_no_errors();
      });
});

const of_the_desk = {
  desk: "/meetings/2/desk",
  "those who wait": "/meetings/2/desk?state=waiting_list",
  "a search without results": "/meetings/2/desk?q=zzzzzz",
  "a day that is over": "/meetings/1/desk",
  door: "/meetings/2/door",
  badges: "/meetings/2/print/badges",
  sheets: "/meetings/1/print/sheets",
  posters: "/meetings/2/print/posters",
};

test("the desk of a meeting, its door and its paper can be read and used by who works there", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const rita = await Session.of(house, "organiser");
  const [{ code, name }] = (await rita.does("GET", "/meetings/2/door")).items;
  const pages = { ...of_the_desk, "one registration": `/meetings/2/desk?q=${code}`, ticket: `/tickets/${code}` };
  for (const language of ["it", "en", "fr"])
    for (const size of [phone, desk])
      await t.test(`in ${language}, on ${size.width} pixels`, async (t) => {
        const keeper = await person(t, browser, house, { size, language, bypassCSP: true });
        await keeper.signs_in("organiser");
        await keeper.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
        const faults = [];
        const look = async (what) => faults.push(...(await faults_of(keeper.page)).map((fault) => `${what}: ${fault}`));
        for (const [what, path] of Object.entries(pages)) {
          await keeper.goes(path);
          if (what === "one registration") await keeper.page.locator(".desk-row").click();
          await look(what);
        }
        await keeper.open("/meetings/2/door");
        await keeper.page.locator(".door-search button[type=submit]").click();
        await keeper.page.locator(".tabs button").nth(1).click();
        await look("a code at the door");
        await keeper.page.fill("#door-code", "ABCDEFGHJKMN");
        await keeper.page.keyboard.press("Enter");
        await keeper.page.waitForSelector("[data-verdict=unknown]");
        await look("a code that nobody has");
        await keeper.page.locator(".door-act .btn-primary").click();
        await keeper.page.fill("#door-q", name);
        await keeper.page.locator(".hits li").first().waitFor();
        await look("a name at the door");
        await keeper.page.locator(".door-search .btn").last().click();
        await look("somebody unregistered at the door");
        assert.deepEqual(faults, []);
        keeper.wrong = keeper.wrong.filter((text) => !text.includes("status of 422"));
        keeper.has_no_errors();
      });
});

test("who asked for calm sees nothing move; who did not sees that the page is alive", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  for (const reducedMotion of ["reduce", "no-preference"]) {
    const reader = await person(t, browser, house, { reducedMotion });
    await reader.open("/");
    await reader.page.waitForSelector(".figures .live");
    const moving = await motions(reader.page, reducedMotion);
    assert.equal(
      moving.some((what) => what.includes("live")),
      reducedMotion === "no-preference",
    );
    if (reducedMotion === "reduce") assert.deepEqual(moving, []);
  }
});
