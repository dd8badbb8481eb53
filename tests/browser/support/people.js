// People at their browsers: a phone or a desk, and what they do with it.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 900 };
export const doubled = { width: 640, height: 450 }; // a desk at 200%: half as many pixels of the page's own

const patience = Number(process.env.PATIENCE ?? 60_000); // ms; only how long a failing story may hang, never a pause

const browsers = new Map(); // one for all stories of a file: people have a context each, and share only the program
after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

export function open_browser(...more) {
  const options = more.join(" ");
  if (!browsers.has(options)) browsers.set(options, launch(more));
  return browsers.get(options);
}

const launch = (more) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"].concat(
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      more,
    ),
  });

// A device that keeps the pages, to open them without network. Others do not: fetching all of the house for later takes a
// second of the machine, for each person of each story.
export const keeps_pages = { serviceWorkers: "allow" };

// A person with a device of their own. What goes wrong in the page is kept, and no story may end with it.
export async function person(test, browser, house, { size = phone, language = "it", ...options } = {}) {
  const context = await browser.newContext({
    viewport: size,
    locale: { it: "it-IT", en: "en-GB", fr: "fr-FR" }[language],
    reducedMotion: "reduce",
    baseURL: house.url,
    serviceWorkers: "block",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const somebody = new Person(context, page, house);
  page.on("pageerror", (error) => somebody.wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && somebody.hears_of(message));
  test.after(() => context.close());
  return somebody;
}

const speaks_of = (said, statuses) => statuses.some((status) => said.includes(`status of ${status}`));

class Person {
  wrong = [];
  #forgiven = { statuses: [], until: 0 };

  constructor(context, page, house) {
    Object.assign(this, { context, page, house });
  }

  hears_of(message) {
    const { statuses, until } = this.#forgiven;
    if (performance.now() < until && speaks_of(message.text(), statuses)) return;
    this.wrong.push(`${message.text()} ${message.location().url}`);
  }

  open(path) {
    return this.page.goto(path);
  }

  // As by a link on the page where one is. To the same path by its address: its heading would stay, and say nothing.
  async goes(path) {
    const here = this.page.url();
    if (!here.startsWith("http") || new URL(path, here).pathname === new URL(here).pathname) return this.open(path);
    await this.page.evaluate((href) => {
      document.querySelector("main h1").dataset.left = "";
      const link = document.createElement("a");
      link.href = href;
      document.body.append(link);
      link.click();
      link.remove();
    }, path);
    await this.page.waitForSelector("main h1:not([data-left])");
  }

  // The server lets a demonstration sign in with one tap; this is that tap.
  async signs_in(as = "citizen", n) {
    const answer = await this.context.request.post("/api/demo/sign-in", {
      data: n === undefined ? { as } : { as, n },
      headers: { origin: this.house.url, "idempotency-key": crypto.randomUUID() },
    });
    assert.equal(answer.status(), 200);
    return this;
  }

  // Waits until the words of an element are these.
  sees(selector, words) {
    return this.page.waitForFunction(
      ([where, expected]) => document.querySelector(where)?.textContent.replace(/\s+/g, " ").trim() === expected,
      [selector, String(words)],
    );
  }

  async number(selector) {
    const text = await this.page.locator(selector).first().textContent();
    return Number(text.replace(/\D/g, ""));
  }

  async supports() {
    await this.page.locator("[data-vote=support]").first().click();
  }

  async writes_proposal(title, reasons = "Una ragione che basta.") {
    await this.open(`${this.house.consultation}/propose?node=${this.house.action.node_id}&kind=general`);
    await this.page.fill("#title", title);
    await this.page.fill("#why", reasons);
    await this.page.locator("button[type=submit].big").click();
  }

  async loses_network() {
    await this.context.setOffline(true);
    await this.page.waitForSelector("[data-element=offline]:not([hidden])");
  }

  async finds_network() {
    await this.context.setOffline(false);
    await this.page.waitForSelector("[data-element=offline]", { state: "hidden" });
  }

  // A refusal that belongs to the story. The browser may note it a moment after the page has shown it.
  forgives(...statuses) {
    this.wrong = this.wrong.filter((said) => !speaks_of(said, statuses));
    this.#forgiven = { statuses, until: performance.now() + 3000 };
  }

  // Failed requests are noted by the browser itself while the network is away: they are the story, not a fault.
  forgives_the_network() {
    for (let i = this.wrong.length - 1; i >= 0; i -= 1)
      if (this.wrong[i].startsWith("Failed to load resource: net::")) this.wrong.splice(i, 1);
    for (let i = this.wrong.length - 1; i >= 0; i -= 1)
      if (this.wrong[i].includes("WebSocket")) this.wrong.splice(i, 1);
  }

  has_no_errors() {
    assert.deepEqual(this.wrong, []);
  }
}
