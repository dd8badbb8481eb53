// What who lives there does on a phone: finds the point, writes, gives an address, and supports what others wrote.
import { signs_in_by_mail } from "./office.js";

export async function proposes(somebody, { point, kind, words, title, reasons, body }) {
  const { page, house } = somebody;
  await somebody.open(house.public);
  await page.locator("main a[href*='/plan']").first().click();
  await goes_to(page, point);
  await page
    .locator("main [id^=n]:not(.theme-title)", { hasText: point })
    .last()
    .locator("a[href*='/propose']")
    .click();
  await page.locator(`input[name=kind][value=${kind}]`).check();
  await page.fill("#words-field", words);
  await page.fill("#title", title);
  await page.fill("#why", reasons);
  if (body) await speaks_for(somebody, body);
  await page.locator("button[type=submit].big").click();
  if (!somebody.is_known) await signs_in_by_mail(somebody, somebody.address);
  somebody.is_known = true;
  await page.waitForURL(/\/proposals\/\d+$/);
  somebody.proposal = new URL(page.url()).pathname;
}

async function speaks_for(somebody, name) {
  const { page } = somebody;
  await page.locator("input[name=who][value=body]").check();
  if (!somebody.is_known) await signs_in_by_mail(somebody, somebody.address);
  somebody.is_known = true;
  await page.fill("#body-q", name);
  await page.getByRole("button", { name: "aggiungilo" }).click();
  await page.selectOption("#body-kind", "third_sector_association");
  await page.selectOption("#body-zone", "pinerolese");
  await page.getByRole("button", { name: "Aggiungi e scegli" }).click();
  await page.locator("input[name=body]:checked").waitFor();
}

export async function supports(somebody, path) {
  const { page } = somebody;
  await somebody.open(path);
  await page.locator("[data-vote=support]").first().click();
  await page.locator("[data-vote=support][aria-pressed=true]").first().waitFor();
}

// From one page of the plan to the next, until the point is there.
async function goes_to(page, point) {
  const here = page.locator("main :is(h2, h3, h4)", { hasText: point });
  await page.waitForSelector("main .tools");
  while ((await here.count()) === 0) {
    const before = page.url();
    await page.locator(".pager a").last().click();
    await page.waitForURL((url) => url.href !== before);
    await page.waitForSelector("main .tools");
  }
}

export async function flags(somebody, path, reason) {
  const { page } = somebody;
  await somebody.open(path);
  await page.getByRole("button", { name: "Segnala", exact: true }).first().click();
  await page.locator(`input[name=flag][value=${reason}]`).check();
  await page.locator("form:has(input[name=flag]) button[type=submit]").click();
  await page.getByText("Grazie").first().waitFor();
}
