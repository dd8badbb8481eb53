// The states that pages pass through while people use them: before the opening, after the closing, refused, asking to sign
// in, cut off from the network, at work in the office. Each in three languages, each on another screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults_of } from "../support/faults.js";
import { open_house } from "../support/house.js";
import { Session } from "../support/meetings.js";
import { desk, doubled, open_browser, person, phone } from "../support/people.js";

const readers = [
  ["it", phone],
  ["en", desk],
  ["fr", doubled],
];

// Each reader goes through all states; what is wrong in any of them is told at the end.
async function look_at(t, house, states, { as, ...options } = {}) {
  const browser = await open_browser();
  for (const [language, size] of readers)
    await t.test(`in ${language}, on ${size.width} pixels`, async (t) => {
      const reader = await person(t, browser, house, { size, language, bypassCSP: true, ...options });
      if (as) await reader.signs_in(as);
      await reader.page.addInitScript((chosen) => localStorage.setItem("arengo:language", chosen), language);
      const faults = [];
      for (const [name, comes_to] of Object.entries(states)) {
        await comes_to(reader, reader.page, size);
        faults.push(...(await faults_of(reader.page)).map((fault) => `${name}: ${fault}`));
      }
      assert.deepEqual(faults, []);
      reader.forgives_the_network();
      reader.wrong = reader.wrong.filter((text) => !/status of 4(01|04|22)/.test(text));
      reader.has_no_errors();
    });
}

const opens = (path, ready) => async (reader, page) => {
  await reader.goes(path);
  await page.waitForSelector(ready);
};

test("before the opening and after the closing", async (t) => {
  const pages = (house, state) => ({
    process: opens("/", `.open[data-state=${state}]`),
    list: opens(house.consultation, `.closing[data-state=${state}]`),
    plan: opens(`${house.consultation}/plan/${house.action.node_id}`, ".reader-bar"),
    form: opens(`${house.consultation}/propose?node=${house.action.node_id}`, "main h1"),
    me: opens("/me", "main h1"),
  });
  await t.test("before", async (t) => {
    const house = await open_house(t, "--clock", "2025-02-20T10:00:00+01:00");
    await look_at(t, house, pages(house, "planned"), { as: "citizen" });
  });
  await t.test("after", async (t) => {
    const house = await open_house(t, "--clock", "2025-03-20T10:00:00+01:00");
    const proposal = opens(`/proposals/${house.proposal.proposal_id}`, ".support");
    await look_at(t, house, { ...pages(house, "closed"), proposal }, { as: "citizen" });
  });
});

test("while a stranger takes part", async (t) => {
  const house = await open_house(t);
  const { consultation, action, objective, proposal } = house;
  const marta = await Session.of(house, "citizen");
  const form = (kind) => `${consultation}/propose?node=${action.node_id}&kind=${kind}`;
  await look_at(t, house, {
    "the menu, open": async (reader, page, size) => {
      await opens("/", "[data-count=supports]")(reader, page);
      if (size !== desk) await page.locator(".top-menu").click();
    },
    "the index of the plan, open": async (reader, page, size) => {
      await opens(`${consultation}/plan/${objective.node_id}`, ".reader-bar")(reader, page);
      if (size !== desk) await page.locator(".open-index").click();
    },
    "proposals at a point": opens(`${consultation}/plan/${action.node_id}`, ".around .prop"),
    "news in the list": async (reader, page) => {
      await opens(consultation, "[data-list=ready] .prop")(reader, page);
      await marta.does("POST", `${consultation}/proposals`, {
        kind: "general",
        node_id: action.node_id,
        title: "Un orario alla fermata",
        body: "Una ragione che basta.",
        show_name: false,
      });
      await page.waitForSelector(".toast");
    },
    "a form that lacks everything": async (reader, page) => {
      await opens(`${consultation}/propose?node=${action.node_id}`, "#title")(reader, page);
      await page.locator("button[type=submit].big").click();
      await page.waitForSelector(".form-grid .field-error");
    },
    "words that change, with similar ones beside": async (reader, page) => {
      await opens(form("change"), "#words-field")(reader, page);
      await page.fill("#words-field", "Parole del tutto diverse da quelle di prima.");
      await page.fill("#title", proposal.title);
      await page.locator("#why").focus(); // they wait until the field is left
      await page.waitForSelector(".similar");
    },
    "asked to sign in": async (reader, page) => {
      await page.fill("#why", "Una ragione che basta.");
      await page.locator("button[type=submit].big").click();
      await page.waitForSelector(".sign-in-here [data-demo=citizen]");
    },
    "an address that is none": async (reader, page) => {
      await opens("/sign-in", "#email")(reader, page);
      await page.fill("#email", "nora");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#email[aria-invalid=true]");
    },
    "a code that is wrong": async (reader, page) => {
      await page.fill("#email", "nora@example.org");
      await page.keyboard.press("Enter");
      await page.fill("#code", "00000000");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#code[aria-invalid=true]");
    },
    "a support that asks to sign in": async (reader, page) => {
      await opens(`/proposals/${proposal.proposal_id}`, "[data-vote=support]")(reader, page);
      await reader.supports();
      await page.waitForSelector(".sign-in-here");
    },
    "an empty comment": async (reader, page) => {
      await page.locator(".comment-form button[type=submit]").first().click();
      await page.waitForSelector("#comment[aria-invalid=true]");
    },
  });
});

test("while a citizen has something under way", async (t) => {
  const house = await open_house(t);
  const { consultation, action, proposal } = house;
  await look_at(
    t,
    house,
    {
      "a proposal that has just arrived": async (reader, page) => {
        await reader.writes_proposal("Un banco di prova");
        await page.waitForURL(/\/proposals\/\d+$/);
        await page.waitForSelector(".toast");
      },
      "withdrawing it without a reason": async (reader, page) => {
        await page.locator("main > .detail > .no-print button[aria-expanded]").first().click();
        await page.locator("form:has(#withdraw-reason) button[type=submit]").click();
        await page.waitForSelector("#withdraw-reason[aria-invalid=true]");
      },
      "editing it into nothing": async (reader, page) => {
        await reader.open(`${new URL(page.url()).pathname}/edit`);
        await page.waitForSelector("#edit-title");
        await page.fill("#edit-title", "");
        await page.locator("main form button[type=submit]").first().click();
        await page.waitForSelector("[aria-invalid=true]");
      },
      "a report without a reason": async (reader, page) => {
        await opens(`/proposals/${proposal.proposal_id}`, "[data-vote=support]")(reader, page);
        await page.locator("main > .detail > .no-print button[aria-expanded]").first().click();
        await page.locator("form:has(#flag-text) button[type=submit]").click();
        await page.waitForSelector("form:has(#flag-text) .field-error");
      },
      "without network, with a comment that waits": async (reader, page) => {
        await reader.loses_network();
        await page.fill("#comment", "Scritto senza rete.");
        await page.locator(".comment-form button[type=submit]").first().click();
        await page.waitForSelector(".comment-form .saved");
      },
    },
    { as: "citizen" },
  );
});

test("at work in the office", async (t) => {
  const house = await open_house(t);
  const at = `/processes/${house.process.slug}/desk`;
  const part = (name) => opens(`${at}/set-up?part=${name}`, ".set-up-parts [aria-current=page]");
  const parts = ["process", "phases", "bodies", "articles", "team", "consultations", "meetings"];
  await look_at(
    t,
    house,
    {
      watching: opens(at, ".map tbody .sum"),
      "watching, as a table": async (reader, page) => {
        await page.locator(".desk-head .link-button").click();
        await page.waitForSelector(".voices-table");
      },
      moderation: opens(`${at}/moderation`, ".texts > li"),
      "a reason to hide": async (reader, page) => {
        await page.keyboard.press("j");
        await page.keyboard.press("h");
        await page.locator("form.reason button[type=submit]").click();
        await page.waitForSelector("#reason[aria-invalid=true]");
      },
      ...Object.fromEntries(parts.map((name) => [`setting up ${name}`, part(name)])),
      "an invitation without an address": async (reader, page) => {
        await part("team")(reader, page);
        await page.locator("form:has(#invite-email) button[type=submit]").click();
        await page.waitForSelector("#invite-email[aria-invalid=true]");
      },
      "setting up a meeting": opens("/meetings/2/set-up", "#part-title"),
      draft: opens(`${at}/draft`, "#drafting-text"),
      "a draft that was read": async (reader, page) => {
        await page.fill(
          "#drafting-text",
          "Macro-tema 1: Casa\n\nObiettivo 1.1: Affitti\n\nIl 4 dicembre e il 5 dicembre.",
        );
        await page.locator(".drafting-source button[type=submit]").click();
        await page.waitForSelector("[role=treeitem]");
      },
      bodies: opens(`${at}/bodies`, ".body-row"),
      out: opens(`${at}/out`, "[data-export=workbook]"),
      log: opens(`${at}/log`, "main h1"),
      "a new process": opens("/start", "main h1"),
    },
    { as: "organiser" },
  );
});
