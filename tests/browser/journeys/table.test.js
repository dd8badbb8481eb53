// A table from the first word to the last, by the two who lead it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, person } from "../support/people.js";
import {
  agrees,
  andrea_leads,
  captures,
  does,
  moves,
  note,
  open_table,
  opens_menu,
  paola_leads,
  read_as,
  runs,
  sorts,
  starts,
  tablet,
  turns_to,
  write,
} from "../support/tables.js";

const focused = ({ page }) => page.evaluate(() => document.activeElement.id);
const is_in_state = ({ page }, state) => page.waitForSelector(`.head .state.is-${state}`);

test("two facilitators lead one table together", async (t) => {
  const place = await open_table(t);
  const paola = await paola_leads(place, { size: desk });
  const andrea = await andrea_leads(place);

  await t.test("one starts, and both see the same clock", async () => {
    await starts(paola);
    await is_in_state(andrea, "running");
    const left = ({ page }) =>
      page.locator(".head-clock .clock b").evaluate((digits) => {
        const [minutes, seconds] = digits.textContent.split(":").map(Number);
        return minutes * 60 + seconds;
      });
    assert.ok(Math.abs((await left(paola)) - (await left(andrea))) <= 2);
  });

  await t.test("a note is taken with one key, and the cursor stays", async () => {
    await captures(andrea, "Un solo sportello per chi comincia");
    assert.equal(await focused(andrea), "capture");
    await andrea.page.keyboard.type("Orari serali per chi lavora");
    await note(paola, "Un solo sportello").waitFor();
    assert.equal(await andrea.page.inputValue("#capture"), "Orari serali per chi lavora");
    await andrea.page.keyboard.press("Enter");
    await note(paola, "Orari serali").waitFor();
  });

  await t.test("what arrives does not touch what one is typing", async () => {
    await paola.page.fill("#capture", "A metà di una");
    await captures(andrea, "Un fondo per le prime spese");
    await note(paola, "Un fondo").waitFor();
    assert.equal(await paola.page.inputValue("#capture"), "A metà di una");
    assert.equal(await focused(paola), "capture");
    await captures(paola, "A metà di una frase si continua");
    await note(andrea, "si continua").waitFor();
  });

  await t.test("who has the floor is proposed as the one who said it", async () => {
    await paola.page.fill("#speaker", "Lia della cooperativa");
    await paola.page.keyboard.press("Enter");
    await paola.page.fill("#speaker", "Omar");
    await paola.page.keyboard.press("Enter");
    await turns_to(andrea, "speakers");
    await andrea.page.locator(".speakers li").nth(1).waitFor();
    await andrea.page.locator(".speakers li .board-btn").first().click();
    await paola.page.waitForSelector("[data-element=speaking]");
    await turns_to(andrea, "notes");
    await captures(andrea, "Formare chi accompagna le imprese");
    await note(paola, "Formare chi").locator(".note-foot", { hasText: "Lia della cooperativa" }).waitFor();
    await paola.page.locator("[data-element=speaking] .board-btn").click();
    await turns_to(andrea, "speakers");
    await andrea.page.waitForSelector("[data-element=speaking]", { state: "detached" });
    const { speakers } = await read_as(paola, `/tables/${place.table_id}/desk`);
    const lia = Object.values(speakers).find((one) => one.name.startsWith("Lia"));
    assert.equal(lia.state, "finished");
    assert.ok(lia.spoke_ms > 0);
  });

  await t.test("themes are made from a note, by “move to…” and by dragging", async () => {
    await sorts(paola, "Un solo sportello", "suggested");
    await turns_to(andrea, "themes");
    await andrea.page.locator("[data-column] h2 button", { hasText: "Un solo sportello" }).waitFor();
    await moves(andrea, "Orari serali", "Un solo sportello");
    await sorts(paola, "Un fondo", "new_theme");
    await paola.page.fill("#theme-title", "Soldi per cominciare");
    await paola.page.keyboard.press("Enter");
    const theme = paola.page.locator("[data-column]", { hasText: "Soldi per cominciare" });
    await theme.locator("[data-note]").waitFor();
    await agrees(paola, place);
    await note(paola, "Formare chi").locator(".grip").dragTo(theme);
    await theme.locator("[data-note]", { hasText: "Formare chi" }).waitFor();
    await Promise.all([agrees(paola, place), agrees(andrea, place)]);
  });

  await t.test("both move the same note at once: one order, two equal screens", async () => {
    await Promise.all([
      moves(paola, "si continua", "Un solo sportello"),
      moves(andrea, "si continua", "Soldi per cominciare"),
    ]);
    await Promise.all([agrees(paola, place), agrees(andrea, place)]);
  });

  await t.test("a step is taken back", async () => {
    await moves(paola, "Orari serali", "Soldi per cominciare");
    await agrees(andrea, place);
    await paola.page.locator(".toast .btn").click();
    const first = andrea.page.locator("[data-column]", { hasText: "Un solo sportello" });
    await first.locator("[data-note]", { hasText: "Orari serali" }).waitFor();
    await Promise.all([agrees(paola, place), agrees(andrea, place)]);
  });

  await t.test("put aside, and taken up again by giving it a place", async () => {
    await sorts(paola, "Formare chi", "park");
    await andrea.page.locator("[data-column=parked] [data-note]", { hasText: "Formare chi" }).waitFor();
    await agrees(andrea, place);
    await moves(andrea, "Formare chi", "Un solo sportello");
    await paola.page.waitForSelector("[data-column=parked]", { state: "detached" });
    await Promise.all([agrees(paola, place), agrees(andrea, place)]);
  });

  await t.test("marked for the plenary, and two that say the same made one", async () => {
    await sorts(andrea, "Un fondo", "plenary");
    await note(paola, "Un fondo").locator(".tag.plenary").waitFor();
    await sorts(paola, "Orari serali", "merge");
    await paola.page.locator("dialog.pop .pop-list button", { hasText: "Un solo sportello" }).click();
    await note(andrea, "Orari serali").waitFor({ state: "detached" });
    await opens_menu(andrea, note(andrea, "Un solo sportello").locator(".note-open"));
    await andrea.page.locator("dialog.pop", { hasText: "Orari serali" }).waitFor();
    await andrea.page.keyboard.press("Escape");
  });

  await t.test("pause, resume, more time, wrapping up, close, reopen: on both screens", async () => {
    const until = async () => {
      const { sessions, session } = await read_as(paola, `/tables/${place.table_id}/desk`);
      return Date.parse(sessions[session].ends_at);
    };
    await runs(andrea, "pause_session");
    await is_in_state(paola, "paused");
    await captures(paola, "Si scrive anche in pausa");
    await paola.page.locator("[data-act=resume]").click();
    await is_in_state(andrea, "running");
    const before = await until();
    await runs(andrea, "extend");
    await andrea.page.waitForFunction(
      async ([address, at]) => {
        const { state } = await (await fetch(address)).json();
        return Date.parse(state.sessions[state.session].ends_at) === at;
      },
      [`/api/tables/${place.table_id}/desk`, before + 5 * 60_000],
    );
    await runs(paola, "begin_wrap_up");
    await is_in_state(andrea, "wrapping_up");
    await runs(andrea, "close_session");
    await is_in_state(paola, "closed");
    await paola.page.locator("[data-act=reopen]").click();
    await is_in_state(andrea, "wrapping_up");
    await captures(paola, "Un’ultima cosa a porte riaperte");
  });

  paola.has_no_errors();
  andrea.has_no_errors();
});

test("the table writes its summary, and calls for help", async (t) => {
  const place = await open_table(t);
  const paola = await paola_leads(place, { size: tablet });
  const andrea = await andrea_leads(place);
  await starts(paola);
  await captures(paola, "Una porta sola per chi ha un’idea");
  await captures(paola, "Gli orari della sera");
  await turns_to(paola, "summary");
  await turns_to(andrea, "summary");
  const line = ({ page }, words) => page.locator("[data-line]", { hasText: words });

  await t.test("a line without a note is marked, and cannot go to the plenary", async () => {
    await paola.page.fill("#new-line", "Il tavolo chiede una porta sola");
    await paola.page.keyboard.press("Enter");
    assert.equal(await focused(paola), "new-line");
    await line(andrea, "una porta sola").locator(".tag.missing").waitFor();
    await opens_menu(paola, line(paola, "una porta sola").locator(".line-open"));
    assert.ok(await paola.page.locator("dialog.pop [data-act=plenary]").isDisabled());
    const { summary } = await read_as(paola, `/tables/${place.table_id}/desk`);
    const refused = await write(paola, `/lines/${Object.keys(summary)[0]}/plenary`, { sent: true });
    assert.equal((await refused.json()).reason, "line_without_source");
  });

  await t.test("with its notes under it, it goes; the notes open from it", async () => {
    await paola.page.locator("dialog.pop [data-act=cite]").click();
    await paola.page.locator("dialog.pop label", { hasText: "Una porta sola" }).click();
    await paola.page.locator("dialog.pop button[type=submit]").click();
    await line(andrea, "una porta sola").locator(".cite").click();
    await andrea.page.locator("dialog.pop .pop-quote", { hasText: "Una porta sola per chi ha un’idea" }).waitFor();
    await andrea.page.keyboard.press("Escape");
    await does(paola, line(paola, "una porta sola").locator(".line-open"), "plenary");
    await line(andrea, "una porta sola").locator(".tag.plenary").waitFor();
  });

  await t.test("while one writes in it the other reads; silence lets it go", async () => {
    await does(andrea, line(andrea, "una porta sola").locator(".line-open"), "edit");
    await andrea.page.keyboard.type(" e");
    await line(paola, "una porta sola").locator(".presence", { hasText: "Andrea Parisi" }).waitFor();
    assert.ok(await line(paola, "una porta sola").locator(".line-open").isDisabled());
    await line(paola, "una porta sola e").locator(".line-open:not([disabled])").waitFor();
    await does(paola, line(paola, "una porta sola e").locator(".line-open"), "edit");
    await paola.page.waitForFunction(() => document.activeElement.matches(".line textarea"));
    await paola.page.keyboard.press("End");
    await paola.page.keyboard.type(" orari lunghi");
    await paola.page.keyboard.press("Enter");
    await paola.page.waitForSelector(".line.editing", { state: "detached" });
    await andrea.page.keyboard.type(" carta");
    await andrea.page.keyboard.press("Enter");
    const both = andrea.page.locator("[data-element=conflict]");
    await both.locator("p", { hasText: "orari lunghi" }).waitFor();
    assert.match(await both.innerText(), / e carta/);
    await both.locator("button").last().click();
    await line(andrea, "orari lunghi").waitFor();
  });

  await t.test("help is called with a sentence; who comes is said", async () => {
    const rita = await (await person(t, place.browser, place.house, { size: desk })).signs_in("organiser");
    await rita.open(`/meetings/${place.meeting_id}/regia`);
    await andrea.page.locator(".head-act .board-btn").last().click();
    await andrea.page.fill("#help-text", "Non ci sentiamo, serve un microfono");
    await andrea.page.keyboard.press("Enter");
    await paola.page.waitForSelector("[data-element=help]");
    await rita.page.locator(".lane.is-help", { hasText: "serve un microfono" }).locator("button").first().click();
    for (const { page } of [paola, andrea])
      await page.locator("[data-element=help]", { hasText: "Rita Conti" }).waitFor();
    await paola.page.locator(".head-act .board-btn").last().click();
    await paola.page.locator("dialog.pop .pop-act .board-btn").click();
    await andrea.page.waitForSelector("[data-element=help]", { state: "detached" });
    rita.has_no_errors();
  });

  paola.has_no_errors();
  andrea.wrong = andrea.wrong.filter((text) => !text.includes("412")); // the refusal that showed both texts
  andrea.has_no_errors();
});

test("a table is led by keyboard alone", async (t) => {
  const place = await open_table(t);
  const paola = await paola_leads(place, { size: desk });
  const { page } = paola;
  const tab_to = async (selector) => {
    for (let stop = 0; stop < 80; stop += 1) {
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`the keyboard never reached ${selector}`);
  };
  const uses = async (selector) => {
    await tab_to(selector);
    await page.keyboard.press("Enter");
  };
  await uses("[data-act=start]");
  await is_in_state(paola, "running");
  await tab_to("#capture");
  await page.keyboard.type("Una porta sola");
  await page.keyboard.press("Enter");
  await note(paola, "Una porta sola").waitFor();
  await uses(".note-open");
  await page.waitForSelector("dialog.pop");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement.matches(".note-open")); // back where one was
  await page.keyboard.press("Enter");
  await uses("[data-act=new_theme]");
  await page.waitForFunction(() => document.activeElement.id === "theme-title");
  await page.keyboard.press("Enter");
  await page.locator(":not([data-column=loose])[data-column] [data-note]").waitFor();
  await uses("[data-tab=summary]");
  await tab_to("#new-line");
  await page.keyboard.type("Si chiede una porta sola");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-line]");
  await uses(".line-foot .board-btn");
  await tab_to("dialog.pop input[type=checkbox]");
  await page.keyboard.press("Space");
  await uses("dialog.pop button[type=submit]");
  await page.waitForSelector(".line .cite");
  await uses("[data-element=session]");
  await uses("[data-act=close_session]");
  await page.waitForSelector(".closed");
  paola.has_no_errors();
});
