import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync, tick } from "svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import Sheet from "../src/decisions/desk/Sheet.svelte";
import Verdict from "../src/decisions/desk/Verdict.svelte";
import { DecisionForm } from "../src/decisions/desk/form.svelte";
import { decided_by_outcome, queued, squares } from "../src/decisions/desk/queue";
import { look_for_unsaved, unsaved } from "../src/decisions/desk/unsaved.svelte";
import { composed, differing, missing, tidy } from "../src/decisions/desk/text";
import type { DecidingDesk, DecisionCard, DecisionFile, DecisionText } from "../src/wire/decisions";

const card = (number: number, change: Partial<DecisionCard> = {}): DecisionCard => ({
  proposal_id: 100 + number,
  number,
  order: number,
  title: `Proposta ${number}`,
  kind: "change",
  node_id: 7,
  node: { level_name: "Azione", number: "B", title: "" },
  state: "none",
  revision: 1,
  notes: 0,
  evaluators: {},
  waits_for: "assignment",
  ...change,
});

const before = "Un piano per chi ha tra i 15 e i 35 anni.";
const file = (change: Partial<DecisionFile> = {}): DecisionFile => ({
  proposal_id: 114,
  number: 14,
  title: "Fino ai 36 anni",
  consultation_id: 1,
  kind: "change",
  node_id: 7,
  current_text: before,
  suggested_text: before.replace("35", "36"),
  state: "none",
  revision: 1,
  two_people: true,
  reason: "",
  points: [],
  may: { write: true, propose: false, approve: false, reopen: false, assign: true, merge: true },
  evaluators: [],
  notes: [],
  touching: [],
  at_tables: [],
  merged: [],
  history: [],
  ...change,
});

const text = (reason: string, change: Partial<DecisionText> = {}): DecisionText => ({ reason, points: [], ...change });

describe("the list", () => {
  const cards = [
    card(3, { state: "approved", outcome: "accepted", waits_for: "publication" }),
    card(9, { state: "approved", outcome: "rejected", waits_for: undefined }),
    card(14, {
      state: "draft",
      outcome: "partially_accepted",
      waits_for: "evaluator",
      evaluators: { 5: { person_id: 5, name: "Paola" } },
    }),
    card(2),
  ];
  const numbers = (...of: Parameters<typeof queued>) => queued(...of).map((one) => one.number);

  test("begins with those that have no approved answer", () => {
    expect(numbers(cards, "undecided", 1)).toEqual([2, 14, 3, 9]);
  });
  test("can be narrowed to what is one's own, or waits for one thing, or went one way", () => {
    expect(numbers(cards, "mine", 5)).toEqual([14]);
    expect(numbers(cards, "publication", 5)).toEqual([3]);
    expect(numbers(cards, "rejected", 5)).toEqual([9]);
  });
  test("counts one square for each, the approved first", () => {
    expect(squares(cards)).toEqual([
      { outcome: "accepted", decided: true },
      { outcome: "rejected", decided: true },
      { outcome: "partially_accepted", decided: false },
      { outcome: undefined, decided: false },
    ]);
    expect(decided_by_outcome(cards)).toEqual([
      { outcome: "accepted", n: 1 },
      { outcome: "rejected", n: 1 },
    ]);
  });
});

describe("the words of a decision", () => {
  test("are left behind by an answer that takes nothing", () => {
    expect(tidy(text(" No. ", { outcome: "rejected", accepted_text: "x" }))).toEqual({
      outcome: "rejected",
      reason: "No.",
      points: [],
    });
  });
  test("must be there before it goes on", () => {
    expect(missing(text(""), "change")).toEqual(["outcome", "reason"]);
    expect(missing(text("Sì", { outcome: "accepted" }), "change")).toEqual(["accepted_text"]);
    expect(missing(text("Sì", { outcome: "accepted" }), "general")).toEqual([]);
    const point = { title: "", outcome: "passed_on" as const, reason: "", nodes: [] };
    expect(missing(text("Sì", { outcome: "rejected", points: [point] }), "general")).toEqual([
      "point_title",
      "passed_to",
    ]);
  });
  test("of two people are composed from what each of them touched", () => {
    const base = text("Vecchia", { outcome: "accepted" });
    const mine = text("Mia", { outcome: "accepted" });
    const theirs = text("Loro", { outcome: "partially_accepted", accepted_text: "B" });
    expect(composed(base, mine, theirs)).toEqual(text("Mia", { outcome: "partially_accepted", accepted_text: "B" }));
    expect(differing(mine, theirs)).toEqual(["outcome", "accepted_text", "reason"]);
  });
});

describe("the form", () => {
  const calls: { method: string; path: string; body: unknown; if_match: string | null }[] = [];
  let answers: { status: number; body: unknown }[] = [];
  const moved = vi.fn(() => Promise.resolve());
  const standing = {
    ...text("Costa 40.000 euro.", { outcome: "rejected" }),
    revision: 2,
    state: "draft",
    edited: { at: "2025-04-04T14:41:00Z", name: "Paola Re" },
  };

  beforeEach(() => {
    calls.length = 0;
    answers = [];
    vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
      const headers = init.headers as Record<string, string>;
      calls.push({
        method: init.method ?? "GET",
        path,
        body: JSON.parse(String(init.body ?? "null")),
        if_match: headers["If-Match"] ?? null,
      });
      const { status, body } = answers.shift() ?? { status: 200, body: { revision: 2 } };
      return Promise.resolve(new Response(JSON.stringify(body), { status }));
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    cleanup();
  });

  const form_on = (given = file()) => new DecisionForm(given, 5, moved);
  const writes = (form: DecisionForm, reason: string) => {
    form.text.reason = reason;
    form.changed();
  };

  test("keeps what is typed over a reload, and forgets it once it is saved", async () => {
    const form = form_on();
    form.choose("accepted");
    writes(form, "Giusto.");
    expect(form.text.accepted_text).toBe(file().suggested_text);
    const again = form_on();
    expect(again.dirty).toBe(true);
    look_for_unsaved(5);
    expect([...unsaved]).toEqual([114]);
    expect(again.text.reason).toBe("Giusto.");
    expect(await again.save()).toBe(true);
    expect(calls[0]).toMatchObject({ method: "PUT", path: "/api/proposals/114/decision", if_match: '"1"' });
    expect(again.dirty).toBe(false);
    expect(form_on().dirty).toBe(false);
    expect([...unsaved]).toEqual([]);
  });

  test("saves before it sends on", async () => {
    const form = form_on();
    expect(await form.step("propose")).toBe(false);
    expect(Object.keys(form.wrong)).toEqual(["outcome", "reason"]);
    form.choose("rejected");
    writes(form, "No.");
    expect(await form.step("propose")).toBe(true);
    expect(calls.map(({ method, path, if_match }) => [method, path.split("/decision")[1], if_match])).toEqual([
      ["PUT", "", '"1"'],
      ["POST", "/propose", '"2"'],
    ]);
  });

  test("takes what others saved where nothing was typed, and else leaves the choice", () => {
    const form = form_on();
    form.take(file({ ...standing, state: "draft" } as Partial<DecisionFile>));
    expect(form.text.reason).toBe("Costa 40.000 euro.");
    const mine = form_on();
    writes(mine, "Non ha copertura.");
    mine.take(file({ ...standing, state: "draft" } as Partial<DecisionFile>));
    expect(mine.text.reason).toBe("Non ha copertura.");
    expect(mine.newer?.edited?.name).toBe("Paola Re");
  });

  async function overtaken() {
    const form = form_on();
    form.choose("accepted");
    writes(form, "Non ha copertura.");
    answers = [{ status: 412, body: { reason: "stale_revision", current: standing } }];
    expect(await form.save()).toBe(false);
    expect(form.comparing).toBe(true);
    return form;
  }

  test("keeps mine over theirs", async () => {
    const form = await overtaken();
    answers = [{ status: 200, body: { revision: 3 } }];
    await form.keep_mine();
    expect(calls.at(-1)).toMatchObject({ method: "PUT", if_match: '"2"', body: { reason: "Non ha copertura." } });
    expect(form.comparing).toBe(false);
    expect(form.dirty).toBe(false);
  });

  test("keeps theirs, and sets mine aside", async () => {
    const form = await overtaken();
    await form.take_theirs();
    expect(calls.at(-1)).toMatchObject({
      path: "/api/proposals/114/decision/set-aside",
      body: { reason: "Non ha copertura." },
    });
    expect(form.text.reason).toBe("Costa 40.000 euro.");
    expect(form.dirty).toBe(false);
  });

  test("composes from both, with theirs beside it", async () => {
    const form = await overtaken();
    await form.compose();
    expect(calls.at(-1)?.path).toMatch(/set-aside$/);
    expect(form.beside?.reason).toBe("Costa 40.000 euro.");
    expect(form.base.revision).toBe(2);
    expect(form.text.reason).toBe("Non ha copertura.");
  });

  test("knows its own words when only the answer got lost", async () => {
    const form = form_on();
    form.choose("rejected");
    writes(form, "Costa 40.000 euro.");
    answers = [{ status: 412, body: { reason: "stale_revision", current: standing } }];
    await form.save();
    expect(form.comparing).toBe(false);
    expect(form.dirty).toBe(false);
  });

  test("shows both texts with the words that differ", async () => {
    const form = await overtaken();
    const given = file({ ...standing, state: "draft" } as Partial<DecisionFile>);
    const desk = { consultation_id: 1, process_id: 1, two_people: true, counts: {} } as DecidingDesk;
    const { container } = render(Verdict, {
      file: given,
      form,
      card: card(14),
      desk,
      talk: undefined,
      tree: undefined,
      link: () => "/",
      again: moved,
      me: 5,
    });
    expect(screen.getByRole("heading", { name: /Paola Re ha salvato .* mentre scrivevi/ })).toBeTruthy();
    const marked = [...container.querySelectorAll("[data-side=mine] mark")].map((one) => one.textContent);
    expect(marked).toContain("Non ha copertura");
    await fireEvent.click(container.querySelector("[data-do=compose]")!);
    await vi.waitFor(() => expect(container.querySelector("[data-element=beside]")).toBeTruthy());
    expect((container.querySelector("#dec-reason") as HTMLTextAreaElement).value).toBe("Non ha copertura.");
  });

  test("adds points and puts them in order", async () => {
    const form = form_on();
    const desk = { consultation_id: 1, process_id: 1, two_people: false, counts: {} } as DecidingDesk;
    const { container } = render(Verdict, {
      file: file({ two_people: false }),
      form,
      card: card(14),
      desk,
      talk: undefined,
      tree: undefined,
      link: () => "/",
      again: moved,
      me: 5,
    });
    for (const title of ["Primo", "Secondo"]) {
      await fireEvent.click(container.querySelector("[data-do=add-point]")!);
      const fields = container.querySelectorAll<HTMLInputElement>(".dec-points-form li > .field:first-of-type input");
      await fireEvent.input(fields[fields.length - 1]!, { target: { value: title } });
    }
    await fireEvent.click(container.querySelectorAll("[data-do=up]")[1]!);
    await tick();
    flushSync();
    expect(form.text.points.map((point) => point.title)).toEqual(["Secondo", "Primo"]);
    expect(container.querySelector("[data-do=approve].btn-primary")).toBeTruthy();
    for (const left of [1, 0]) {
      await fireEvent.click(container.querySelector(".dec-point-head button:last-child")!);
      expect(form.text.points).toHaveLength(left);
    }
  });

  test("the file tells the same words from others", () => {
    const touching = [
      {
        proposal_id: 117,
        number: 17,
        title: "Meno",
        kind: "change" as const,
        state: "none" as const,
        same_words: true,
        changes: [{ removed: "tra i 15", added: "" }],
      },
      {
        proposal_id: 109,
        number: 9,
        title: "Età",
        kind: "change" as const,
        state: "approved" as const,
        outcome: "accepted" as const,
        same_words: false,
        changes: [{ removed: "35", added: "36" }],
      },
    ];
    const { container } = render(Sheet, {
      file: file({
        touching,
        notes: [
          { note_id: 1, text: "Sentiti i referenti.", own: true, at: "2025-04-02T10:00:00Z", name: "Rita Conti" },
        ],
      }),
      card: card(14),
      cards: [card(14), card(17)],
      tree: undefined,
      talk: undefined,
      proposal: undefined,
      link: () => "/",
      again: moved,
    });
    const words = container.querySelector(".dec-clash")!.textContent!.replace(/\s+/g, " ");
    expect(words).toContain("3 proposte toccano Azione B");
    expect(words).toContain("toglie “tra i 15”: tocca le stesse parole");
    expect(words).toContain("cambia “35” in “36”: altre parole");
    expect(screen.getByText("Sentiti i referenti.")).toBeTruthy();
  });
});
