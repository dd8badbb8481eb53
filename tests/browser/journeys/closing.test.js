// At the closing instant every open page changes by itself, and says so to who cannot see it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house } from "../support/house.js";
import { reads_aloud } from "../support/listening.js";
import { open_browser, person } from "../support/people.js";

const said_in = {
  it: /^La consultazione si è chiusa/,
  en: /^The consultation has closed/,
  fr: /^La consultation est close/,
};

test("every open page closes by itself on the instant", async (t) => {
  const house = await open_house(t);
  const browser = await open_browser();
  const pages = {
    process: ["it", "/", ".open[data-state=closed]", ".open"],
    list: ["en", house.consultation, ".closing[data-state=closed]", ".closing"],
    plan: [
      "fr",
      `${house.consultation}/plan/${house.objective.node_id}`,
      ".reader-bar .closes:has-text('close')",
      ".reader-bar",
    ],
    proposal: ["it", `/proposals/${house.proposal.proposal_id}`, ".support button:disabled", ".support"],
  };
  const people = await Promise.all(
    Object.entries(pages).map(async ([name, [language, path, sign, ready]]) => {
      const reader = await person(t, browser, house, { language });
      return { name, language, sign, reader, ear: await reads_aloud(reader, path, ready) };
    }),
  );
  const marta = await (await person(t, browser, house)).signs_in("citizen");
  const form = `${house.consultation}/propose?node=${house.action.node_id}&kind=general`;
  const her_ear = await reads_aloud(marta, form, "#why");
  await marta.page.focus("#why");
  await house.server.ends();
  await house.server.returns("2025-03-11T23:59:55+01:00"); // all pages are open, however long that took
  for (const { name, language, sign, reader, ear } of people) {
    await t.test(name, async () => {
      await reader.page.locator(sign).waitFor({ timeout: 120_000 });
      assert.equal(await reader.page.locator("a[href*='/propose']").count(), 0);
      assert.equal((await ear.hears(said_in[language])).live, "polite");
      assert.equal(await ear.times(said_in[language]), 1);
      reader.forgives_the_network();
      reader.has_no_errors();
    });
  }
  await t.test("who is writing is told at once, and stays in the field", async () => {
    assert.equal((await her_ear.hears(/^La consultazione si è chiusa .*non possiamo accettare/)).live, "assertive");
    assert.equal((await her_ear.focus()).role, "textbox");
  });
});
