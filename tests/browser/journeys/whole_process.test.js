// The whole process, from an empty house to the approval of the final text, by who organises, who studies and who approves,
// and by those who live there: each with a device of their own, everything in the browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_empty_house } from "../support/house.js";
import { accepts_invitation, invites, signs_in_by_mail } from "../support/office.js";
import { draft_of_water } from "../support/draft_of_water.js";
import { desk, open_browser, person, phone } from "../support/people.js";
import { open_post_office } from "../support/post_office.js";

const first_day = "2025-01-13T09:00:00+01:00"; // a Monday

test("from an empty house to the approved text", async (t) => {
  const post_office = await open_post_office(t);
  const house = await open_empty_house(
    t,
    ...["--clock", first_day, "--smtp-url", post_office.url, "--sign-ins-per-minute", "60"],
  );
  const browser = await open_browser(t);
  const comes = async (size) => Object.assign(await person(t, browser, house, { size }), { post_office });
  const rita = await comes(desk); // organises
  const paola = await comes(desk); // studies
  const enrico = await comes(desk); // approves
  const [anna, bruno, carla] = [await comes(phone), await comes(phone), await comes(phone)];

  await t.test("the first organiser signs in by the link of the console, once", async () => {
    const { page } = rita;
    await rita.open(house.link);
    await page.fill("#first-name", "Rita Ferraris");
    await page.fill("#first-email", "rita@example.org");
    await page.getByRole("button", { name: "Comincia" }).click();
    await page.waitForURL(/\/start$/);
    await paola.open(house.link);
    await paola.page.fill("#first-name", "Paola Donat");
    await paola.page.fill("#first-email", "paola@example.org");
    await paola.page.getByRole("button", { name: "Comincia" }).click();
    await paola.page.locator("[role=alert]").waitFor();
    forgives(paola, 404, 410);
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
    forgives(anna, 404);
  });

  for (const who of [rita, paola, enrico, anna, bruno, carla]) who.has_no_errors();
});

// The browser notes by itself what the server refused; that is the story.
function forgives(who, ...statuses) {
  who.wrong = who.wrong.filter((said) => !statuses.some((status) => said.includes(`status of ${status}`)));
}
