// What people of the office do at their desks, on a house with mail of its own.
import assert from "node:assert/strict";

// With the code that comes by mail, in the form that is on the page.
export async function signs_in_by_mail(somebody, address) {
  const { page } = somebody;
  await page.fill("#email", address);
  await page.locator("form button[type=submit]", { hasText: "Mandami il codice" }).click();
  await page.waitForSelector("#code");
  const { code } = await somebody.post_office.mail_to(address, (mail) => mail.code);
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

// Opens the link of the mail, signs in, says who they are, accepts.
export async function accepts_invitation(somebody, address, name) {
  const { page, post_office } = somebody;
  const { link, subject } = await post_office.mail_to(address, (mail) => /\/invitations\//.test(mail.link));
  assert.match(subject, /^Invito: /);
  await somebody.open(link);
  await signs_in_by_mail(somebody, address);
  await page.fill("#invited-name", name);
  await page.getByRole("button", { name: "Accetta" }).click();
  await page.waitForURL(/\/processes\//);
}

// Hides what waits to be read, or shows again what is hidden.
export async function moderates(moderator, title, what, reason) {
  const { page } = moderator;
  await moderator.open(`${moderator.house.desk}/moderation${what === "restore" ? "?show=hidden" : ""}`);
  const text = page.locator(".texts > li", { hasText: title });
  await text.locator(".text-acts .btn").last().click();
  await page.fill("#reason", reason);
  await text.locator("form.reason button[type=submit]").click();
  await text.waitFor({ state: "detached" });
}

// Has a file made, and takes it home.
export async function takes_out(somebody, what) {
  const { page } = somebody;
  const row = page.locator(`[data-export=${what}]`);
  await row.locator("button").first().click();
  const link = row.locator("[data-job=ready] a");
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return download.path();
}

// What is on the page's form, and hears from the server that it is kept.
export async function saves(page, button = "Salva") {
  const answered = page.waitForResponse((answer) => ["PUT", "PATCH"].includes(answer.request().method()));
  await page.getByRole("button", { name: button, exact: true }).click();
  assert.ok((await answered).ok(), `${button}: ${(await answered).status()}`);
  await page.locator("form").getByText("Salvato.").first().waitFor();
}

// By the link that the console shows to whoever started the house.
export async function begins({ page }, link, name, address) {
  await page.goto(link);
  await page.fill("#first-name", name);
  await page.fill("#first-email", address);
  await page.getByRole("button", { name: "Comincia" }).click();
}

// One that the register of bodies does not know yet.
export async function enters_promoter({ page }, name) {
  await page.fill("#body-q", name);
  await page.locator("[data-anew]").click();
  await page.selectOption("#new-body-kind", "public_body");
  await page.selectOption("#new-body-zone", "pinerolese");
  await page.locator(".new-body").getByRole("button", { name: "È un promotore" }).click();
  await page.locator(".body-line", { hasText: name }).waitFor();
}
