// At the closing instant every open page changes by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_house } from "../support/house.js";
import { open_browser, person } from "../support/people.js";

test("every open page closes by itself on the instant", async (t) => {
  const house = await open_house(t, "--clock", "2025-03-11T23:59:50+01:00");
  const browser = await open_browser(t);
  const pages = {
    process: ["/", ".open[data-state=closed]"],
    list: [house.consultation, ".closing[data-state=closed]"],
    plan: [`${house.consultation}/plan/${house.objective.node_id}`, ".reader-bar .closes:has-text('chiusa')"],
    proposal: [`/proposals/${house.proposal.proposal_id}`, ".support button:disabled"],
  };
  const people = await Promise.all(
    Object.entries(pages).map(async ([name, [path, sign]]) => {
      const reader = await person(t, browser, house);
      await reader.open(path);
      return { name, sign, reader };
    }),
  );
  for (const { name, sign, reader } of people) {
    await t.test(name, async () => {
      await reader.page.locator(sign).waitFor({ timeout: 120_000 });
      assert.equal(await reader.page.locator("a[href*='/propose']").count(), 0);
      reader.has_no_errors();
    });
  }
});
