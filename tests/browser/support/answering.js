// How proposals are answered and their words brought into the text, at the desk; and what their authors see of it.
import assert from "node:assert/strict";

const file = async (somebody, number) => {
  await somebody.open(`${somebody.house.consultation}/decide?proposal=${number}`);
  await somebody.page.locator(".dec-verdict .dec-steps").waitFor();
  return somebody.page;
};
const stands = (page, state) => page.locator(`.dec-read[data-state=${state}]`).waitFor();

export async function assigns(organiser, number, name) {
  const page = await file(organiser, number);
  await page.locator("[data-do=team]").click();
  const { value } = await page.locator("#dec-assign option", { hasText: name }).evaluate(({ value }) => ({ value }));
  await page.selectOption("#dec-assign", value);
  await page.locator("[data-do=assign]").click();
  await page.locator(".dec-evaluators li", { hasText: name }).waitFor();
}

export async function decides(evaluator, number, { outcome, words, reason }) {
  const page = await file(evaluator, number);
  await page.locator(`.dec-outcomes [data-outcome=${outcome}] input`).check();
  if (words) await page.fill("#dec-taken", words);
  await page.fill("#dec-reason", reason);
  await page.locator(".dec-verdict [data-do=propose]").click();
  await stands(page, "proposed");
}

export async function approves(approver, number) {
  const page = await file(approver, number);
  await page.locator("[data-do=approve]").click();
  await stands(page, "approved");
}

export async function rolls_out({ page }) {
  await page.locator("[data-do=roll-out]").click();
  await page.locator("[data-element=draft][data-state=draft]").waitFor();
}

export async function makes_final({ page }) {
  await page.locator("[data-do=final]").click();
  await page.locator("[data-do=sure]").click();
}

export async function approves_text({ page }, promoter, act, on) {
  const form = page.locator(".approval-forms > li", { hasText: promoter });
  await form.locator("[data-do=approve]").click();
  await form.locator("input").first().fill(act);
  await form.locator("input[type=date]").fill(on);
  await form.locator("button[type=submit]").click();
  await page.locator(".approval-forms > li[data-approved=true]", { hasText: promoter }).waitFor();
}

// Each finds the answer in their own page, and from there the proposal with its reasons and words.
export async function becomes(author, outcome) {
  await author.open("/me");
  const line = author.page.locator(`[data-answer][data-outcome=${outcome}]`);
  await line.locator("a").first().click();
  await author.page.locator(`.outcome[data-outcome=${outcome}]`).waitFor();
  assert.equal(new URL(author.page.url()).pathname, author.proposal);
}
