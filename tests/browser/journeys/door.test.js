// The doors of a meeting on its day: each person in once, by QR, by code and by name, with and without network.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { at_the_door, door_list, open_meeting, organiser, state_of, ticket_of } from "../support/meetings.js";
import { keeps_pages, open_browser, person } from "../support/people.js";

// Somebody who keeps a door with a phone of their own.
async function keeper(t, browser, { house, here }, door, options) {
  const one = await (await person(t, browser, house, options)).signs_in("organiser");
  await one.open(`${here}/door`);
  await one.page.fill("#door-name", door);
  await one.page.locator(".door-search button[type=submit]").click();
  await one.page.waitForSelector(".tabs");
  return Object.assign(one, { turns_to, types, finds, verdict, next });
}

async function turns_to(n) {
  await this.page.locator(".tabs button").nth(n).click();
}

async function types(code) {
  await this.turns_to(1);
  await this.page.fill("#door-code", code);
  await this.page.keyboard.press("Enter");
}

async function finds(name) {
  await this.turns_to(2);
  await this.page.fill("#door-q", name);
}

const verdict = function (word) {
  return this.page.waitForSelector(`[data-verdict=${word}]`);
};

async function next() {
  await this.page.locator(".door-act .btn-primary").click();
  await this.page.waitForSelector(".tabs");
}

const present = async (place) => (await state_of(place)).seats.in_person.present;
// The count at the top of the other door.
const counts = (keeper, n) => keeper.page.locator(`.tally[data-present="${n}"]`).waitFor();

// A refusal is an answer too, though the browser notes it among the failures.
function ends_well(...people) {
  for (const one of people) {
    one.wrong = one.wrong.filter((text) => !/status of 4\d\d/.test(text));
    one.forgives_the_network();
    one.has_no_errors();
  }
}

test("two doors let each person in once", async (t) => {
  const place = await open_meeting(t, ...at_the_door);
  const { house } = place;
  const browser = await open_browser();
  const [anna, bruno, carla, dario, elsa] = (await door_list(place, await organiser(house))).filter(
    (one) => one.state === "registered",
  );
  const a = await keeper(t, browser, place, "Porta A", keeps_pages);
  const b = await keeper(t, browser, place, "Porta B");
  const { page } = a;

  await t.test("by code: once, and the other door says who was let in, when and where", async () => {
    await a.types(anna.code.toLowerCase());
    await a.verdict("enter");
    assert.equal(await page.locator(".verdict .who").innerText(), anna.name);
    await a.next();
    await b.types(`https://example.org/tickets/${anna.code}`);
    await b.verdict("again");
    assert.match(await b.page.locator(".verdict").innerText(), /Già dentro dalle \d+:\d\d[\s\S]*Porta A/);
    await b.next();
  });

  await t.test("a forged code, one that is none, and one of another meeting are said plainly", async () => {
    await a.types("ABCDEFGHJKMN");
    await a.verdict("unknown");
    await page.locator(".door-act .plain").click();
    await a.types("ABC");
    await page.waitForSelector("#door-code-error:not(:empty)");
    const process = (await (await fetch(`${house.url}/api/processes/${house.process.slug}`)).json()).state;
    const [past] = Object.values(process.meetings).filter((one) => one.state === "closed");
    const elsewhere = await door_list({ here: `/meetings/${past.meeting_id}` }, await organiser(house));
    await a.types(elsewhere[0].code);
    await a.verdict("unknown");
    assert.ok((await page.locator(".verdict").innerText()).includes(past.title));
    await page.locator(".door-act .plain").click();
  });

  await t.test("by name, and the other door hears of it", async () => {
    await b.finds(bruno.name);
    await b.page.locator(".hits .btn-primary").first().waitFor();
    await a.finds(bruno.name);
    await page.locator(".hits .btn-primary").first().click();
    await a.verdict("enter");
    await a.next();
    await b.page.locator(".hits .state.accepted").waitFor();
  });

  await t.test("without network, merged when it returns: the first time stays", async () => {
    const before = await present(place);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await a.loses_network();
    await a.types(carla.code);
    await page.waitForSelector("[data-verdict=enter] .verdict-unsent");
    await a.next();
    assert.equal((await ticket_of(place, carla.code)).checked_in_at, undefined);
    await b.types(carla.code);
    await b.verdict("enter");
    await b.next();
    const at_b = (await ticket_of(place, carla.code)).checked_in_at;
    await a.finds_network();
    await a.finds(carla.name);
    await page.locator(".hits .state.accepted").waitFor();
    assert.ok((await ticket_of(place, carla.code)).checked_in_at < at_b);
    assert.equal(await present(place), before + 1);
  });

  await t.test(
    "without network, a reload loses nothing; who is not on the list can be added, and taken back",
    async () => {
      const before = await present(place);
      await a.loses_network();
      await a.types(dario.code);
      await page.waitForSelector("[data-verdict=enter] .verdict-unsent");
      await page.reload();
      await page.waitForSelector("[data-element=offline]");
      await a.finds(dario.name);
      await page.locator(".hits .state.partial").waitFor();
      for (const name of ["Nuova Arrivata", "Uno di Troppo"]) {
        await a.turns_to(2);
        await page.locator(".door-search .btn").last().click();
        await page.fill("#walk-name", name);
        await page.locator(".door-search button[type=submit]").click();
        await page.waitForSelector("[data-verdict=enter] .verdict-unsent");
        if (name === "Nuova Arrivata") await a.next();
      }
      await page.locator(".door-act .plain").click();
      await a.finds_network();
      await counts(b, before + 2);
      const names = (await door_list(place, await organiser(house))).map((one) => one.name);
      assert.deepEqual([names.includes("Nuova Arrivata"), names.includes("Uno di Troppo")], [true, false]);
    },
  );

  await t.test("an entry can be undone, and the other door sees that too", async () => {
    const before = await present(place);
    await b.finds(elsa.name);
    await a.types(elsa.code);
    await a.verdict("enter");
    await b.page.locator(".hits .state.accepted").waitFor();
    await page.locator(".door-act .plain").click();
    await b.page.locator(".hits .btn-primary").waitFor();
    await counts(b, before);
  });

  await t.test("and who signs out leaves no list behind", async () => {
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":door:")).length);
    assert.equal(await kept(), 1);
    await a.open("/me");
    await page.getByRole("button", { name: "Esci" }).last().click();
    await page.waitForURL((url) => url.pathname === "/");
    assert.equal(await kept(), 0);
  });

  ends_well(a, b);
});

// A film for the camera: the QR code that the server draws for a ticket.
async function film_of(t, svg) {
  const [width, height, frames] = [640, 480, 10];
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)[1]);
  const scale = Math.floor(400 / side);
  const light = Buffer.alloc(width * height, 150);
  const paint = (x, y, wide, high, tone) => {
    for (let row = 0; row < high * scale; row += 1) {
      const from = (40 + y * scale + row) * width + 120 + x * scale;
      light.fill(tone, from, from + wide * scale);
    }
  };
  paint(0, 0, side, side, 225);
  for (const [, x, y, wide] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-/g))
    paint(Number(x), Number(y), Number(wide), 1, 30);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`);
  const folder = await mkdtemp(join(tmpdir(), "arengo-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "film.y4m"), Buffer.concat([head, ...Array(frames).fill(frame)]));
  return join(folder, "film.y4m");
}

test("the camera reads the QR code of a ticket", async (t) => {
  const place = await open_meeting(t, ...at_the_door);
  const { house } = place;
  const [anna] = (await door_list(place, await organiser(house))).filter((one) => one.state === "registered");
  const svg = await (await fetch(`${house.url}/api/registrations/${anna.code}/qr.svg`)).text();
  const film = await film_of(t, svg);
  const browser = await open_browser("--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`);
  const rita = await keeper(t, browser, place, "Porta A", { permissions: ["camera"] });
  await rita.verdict("enter");
  assert.equal(await rita.page.locator(".verdict .who").innerText(), anna.name);
  assert.ok((await ticket_of(place, anna.code)).checked_in_at);
  await rita.next();
  await rita.verdict("again");
  ends_well(rita);
});
