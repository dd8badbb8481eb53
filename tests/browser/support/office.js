// What people of the office do at their desks, on a house with mail of its own.
import assert from "node:assert/strict";

// With the code that comes by mail, in the form that is on the page.
export async function signs_in_by_mail(somebody, address) {
  const { page } = somebody;
  await page.fill("#email", address);
  await page.locator("form button[type=submit]", { hasText: "Mandami il codice" }).click();
  await page.waitForSelector("#code");
  const { code } = await somebody.post_office.mail_to(address, (mail) => mail.code && !mail.used);
  await page.fill("#code", code);
  await page.locator("form button[type=submit]", { hasText: "Entra" }).click();
}

export async function invites(organiser, { address, role, reason }) {
  const { page } = organiser;
  await organiser.open(`${organiser.house.desk}/set-up?part=team`);
  await page.fill("#invite-email", address);
  await page.selectOption("#invite-role", role);
  await page.fill("#invite-reason", reason);
  await page.getByRole("button", { name: "Manda l’invito" }).click();
  await page.getByText(`Invito mandato a ${address}.`).first().waitFor();
}

// Opens the link of the mail, signs in, accepts; then says who they are.
export async function accepts_invitation(somebody, address, name) {
  const { page, post_office } = somebody;
  const { link, subject } = await post_office.mail_to(address, (mail) => /\/invitations\//.test(mail.link));
  assert.match(subject, /^Invito: /);
  await somebody.open(link);
  await signs_in_by_mail(somebody, address);
  await page.getByRole("button", { name: "Accetta" }).click();
  await page.waitForURL(/\/processes\//);
  await is_called(somebody, name);
}

export async function is_called(somebody, name) {
  const { page } = somebody;
  await somebody.open("/me");
  await page.fill("#my-name", name);
  await page.locator("form:has(#my-name) button[type=submit]").click();
  await page.waitForFunction((said) => document.body.innerText.includes(said), name.split(" ")[0]);
}
