import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import AnswerBlock from "../src/decisions/AnswerBlock.svelte";
import FinalSteps from "../src/decisions/final_text/FinalSteps.svelte";
import NodeForm from "../src/decisions/final_text/NodeForm.svelte";
import RollOutPanel from "../src/decisions/final_text/RollOutPanel.svelte";
import { Causes } from "../src/decisions/final_text/causes.svelte";
import RedlinePage from "../src/decisions/RedlinePage.svelte";
import RepliesTable from "../src/decisions/RepliesTable.svelte";
import TextPage from "../src/decisions/TextPage.svelte";
import type { Redline, Reply } from "../src/wire/answers";
import type { Proposal } from "../src/wire/types";

interface Sent {
  method: string;
  path: string;
  body: unknown;
}
let answers: Record<string, { status?: number; body: unknown }> = {};
let sent: Sent[] = [];

beforeEach(() => {
  answers = {};
  sent = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    const method = init.method ?? "GET";
    if (method !== "GET") sent.push({ method, path, body: JSON.parse(String(init.body ?? "null")) });
    const { status = 200, body } = answers[`${method} ${path}`] ?? { status: 404, body: { reason: "not_found" } };
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const words = (element: Element | null) => element?.textContent?.replace(/\s+/g, " ").trim();

const plan = {
  plan_id: 1,
  version: 3,
  title: "Piano",
  state: "published",
  final_at: "2025-05-28T09:00:00.000Z",
  levels: ["Tema", "Azione"],
  nodes: [
    { node_id: 1, level: 1, number: "1", title: "Connessioni", order: 1 },
    {
      node_id: 2,
      level: 2,
      parent_id: 1,
      number: "A",
      title: "",
      body: "Aprire sportelli, in giorni fissi.",
      order: 1,
    },
    { node_id: 3, level: 2, parent_id: 1, number: "B", title: "", body: "Non cambia.", order: 2 },
  ],
};
const cause = (proposal_id: number, words = "") => ({
  cause_id: proposal_id * 10,
  kind: "proposal" as const,
  words,
  proposal: { proposal_id, number: proposal_id, title: `Proposta ${proposal_id}`, outcome: "accepted" as const },
});
const redline: Redline = {
  plan_id: 1,
  version: 3,
  title: "Piano",
  state: "published",
  final_at: plan.final_at,
  against: 1,
  approvals: [
    { organisation_id: 1, name: "Città", act: "delibera 41", on: "2025-06-10" },
    { organisation_id: 2, name: "Camera" },
  ],
  nodes: [
    {
      node_id: 2,
      change: "changed",
      number: "A",
      title: "Aprire sportelli",
      level_name: "Azione",
      before: { number: "A", title: "", body: "Aprire sportelli." },
      after: { number: "A", title: "", body: "Aprire sportelli, in giorni fissi." },
      causes: [cause(9, "in giorni fissi"), cause(12)],
    },
    {
      node_id: 8,
      change: "removed",
      number: "C",
      title: "Tolta",
      level_name: "Azione",
      before: { number: "C", title: "", body: "Un’azione tolta." },
      causes: [{ cause_id: 7, kind: "act", words: "delibera 12" }],
    },
  ],
};
const outline = {
  ...plan,
  version: 1,
  nodes: [...plan.nodes, { ...plan.nodes[2]!, node_id: 8, number: "C", order: 3 }],
};

function serve_text() {
  answers["GET /api/plans/1/versions/3"] = { body: plan };
  answers["GET /api/plans/1/versions/3?outline=true"] = { body: plan };
  answers["GET /api/plans/1/versions/1?outline=true"] = { body: outline };
  answers["GET /api/plans/1/versions/3/redline"] = { body: redline };
}

describe("the whole text", () => {
  test("marks what changed, opens its cause, and reads clean on request", async () => {
    serve_text();
    const { container } = render(TextPage, { params: ["1", "3"] });
    await waitFor(() => expect(container.querySelectorAll(".margin-mark")).toHaveLength(2));
    const order = [...container.querySelectorAll(".text-node")].map((node) => node.id);
    expect(order).toEqual(["n1", "n2", "n3", "n8"]);
    const mark = container.querySelector("#n2 .margin-mark")!;
    expect(mark.getAttribute("aria-expanded")).toBe("false");
    await fireEvent.click(mark);
    expect(mark.getAttribute("aria-expanded")).toBe("true");
    expect(container.querySelector("#n2 [data-cause='9']")?.getAttribute("href")).toBe("/proposals/9");
    expect(words(container.querySelector("#n2 ins"))).toBe("aggiunto: , in giorni fissi");
    await fireEvent.click(screen.getByText("Senza segni"));
    expect(container.querySelector(".margin-mark")).toBeNull();
    expect(container.querySelector("#n8")).toBeNull();
    await fireEvent.click(screen.getByText("Con i segni"));
  });
});

test("the changes stand with their causes, and with who has approved them", async () => {
  serve_text();
  const { container } = render(RedlinePage, { params: ["1", "3"] });
  await waitFor(() => expect(container.querySelectorAll("[data-node]")).toHaveLength(2));
  expect(container.querySelectorAll("[data-cause]")).toHaveLength(2);
  expect(words(container.querySelector("#n8 .causes"))).toBe("Atto: delibera 12");
  expect(container.querySelectorAll("[data-approved=true]")).toHaveLength(1);
});

test("a proposal shows the points of the text that it changed, and who else had a part", async () => {
  serve_text();
  const answer = {
    outcome: "partially_accepted" as const,
    reason: "Perché sì.",
    current_text: "Aprire sportelli.",
    accepted_text: "Aprire sportelli, in giorni fissi.",
    points: { "1": { title: "Giorni", outcome: "passed_on" as const, passed_to: "Comuni", reason: "", order: 1 } },
    published_at: "2025-04-16T10:00:00.000Z",
    together_with: { "14": { proposal_id: 14, number: 14 } },
    text: { plan_id: 1, version: 3, final_at: plan.final_at },
  };
  const proposal = { proposal_id: 9, consultation_id: 1, node_id: 2, suggested_text: "Altro." } as Proposal;
  const { container } = render(AnswerBlock, { proposal, answer });
  await waitFor(() => expect(container.querySelector("[data-cause='12']")).toBeTruthy());
  expect(container.querySelector("[data-cause='9']")).toBeNull();
  expect(container.querySelector("a.btn-primary")?.getAttribute("href")).toBe("/plans/1/versions/3#n2");
  expect(words(container.querySelector(".points"))).toContain("Giorni · passato a Comuni");
  expect(container.querySelector("a[href='/proposals/14']")).toBeTruthy();
});

test("the table of replies has a row for each, with its outcome, reason and words", () => {
  const reply: Reply = {
    proposal_id: 9,
    number: 9,
    title: "Un giorno fisso",
    kind: "change",
    author: { kind: "citizen" },
    node: { node_id: 2, level_name: "Azione", number: "A" },
    current_text: "Aprire sportelli.",
    suggested_text: "Aprire molti sportelli.",
    outcome: "accepted",
    reason: "Perché sì.",
    accepted_text: "Aprire sportelli, in giorni fissi.",
    points: [],
    published_at: "2025-04-16T10:00:00.000Z",
  };
  const { container } = render(RepliesTable, { replies: [reply], consultation_id: 1 });
  const row = container.querySelector("[data-reply='9']")!;
  expect(row.querySelectorAll("th, td")).toHaveLength(4);
  expect(words(row)).toContain("Perché sì.");
  expect(words(row.querySelector("[data-taken] ins"))).toContain("in giorni fissi");
});

describe("on the desk", () => {
  const rolled = {
    plan_id: 1,
    version: 1,
    nodes: [
      { node_id: 2, number: "A", title: "", before: "uno due", text: "uno tre", proposals: [] },
      {
        node_id: 3,
        number: "B",
        title: "",
        before: "uno due",
        clash: true as const,
        proposals: [
          { proposal_id: 4, number: 4, title: "Prima", accepted_text: "uno quattro" },
          { proposal_id: 5, number: 5, title: "Seconda", accepted_text: "uno cinque" },
        ],
      },
    ],
  };

  test("words that clash are put together by a person before they become a draft", async () => {
    answers["POST /api/consultations/1/roll-out"] = { status: 201, body: { plan_id: 1, version: 2 } };
    const done = vi.fn(() => Promise.resolve());
    const props = { state: rolled, consultation_id: 1, has_draft: false, is_final: false, done };
    const { container, unmount } = render(RollOutPanel, props);
    const send = () => container.querySelector<HTMLButtonElement>("[data-do=roll-out]")!;
    expect(send().disabled).toBe(true);
    await fireEvent.click(screen.getByText("Parti dalle parole della proposta 5"));
    const field = () => container.querySelector<HTMLTextAreaElement>("#compose-3")!;
    expect(field().value).toBe("uno cinque");
    await fireEvent.input(field(), { target: { value: "uno quattro e cinque" } });
    expect(send().disabled).toBe(false);
    unmount();

    const again = render(RollOutPanel, props).container; // after a reload
    expect(again.querySelector<HTMLTextAreaElement>("#compose-3")!.value).toBe("uno quattro e cinque");
    await fireEvent.click(again.querySelector("[data-do=roll-out]")!);
    await waitFor(() => expect(done).toHaveBeenCalledWith(2));
    expect(sent[0]!.body).toEqual({ composed: { "3": "uno quattro e cinque" } });
  });

  test("what is in the way of a final text is a list of links", async () => {
    answers["POST /api/plans/1/versions/3/final"] = {
      status: 409,
      body: {
        reason: "decisions_missing",
        missing: 1,
        decided: 19,
        of: 20,
        proposals: [{ proposal_id: 4, number: 4, title: "Prima" }],
      },
    };
    const line = { version: 3, title: "Piano", state: "draft" as const };
    const { container } = render(FinalSteps, { line, redline, consultation_id: 1, changed: () => Promise.resolve() });
    await fireEvent.click(container.querySelector("[data-do=final]")!);
    await fireEvent.click(container.querySelector("[data-do=sure]")!);
    await waitFor(() => expect(container.querySelector("[role=alert]")).toBeTruthy());
    expect(container.querySelector("[data-missing='4']")!.getAttribute("href")).toBe(
      "/consultations/1/decide?proposal=4",
    );
    expect(words(container.querySelector("[role=alert]"))).toContain("Manca un esito motivato");
  });

  test("a point is revised only with its reason, and only what differs is sent", async () => {
    serve_text();
    answers["PATCH /api/plans/1/versions/3/nodes/2"] = { body: {} };
    const done = vi.fn(() => Promise.resolve());
    const props = { plan_id: 1, version: 3, node_id: 2, causes: new Causes([]), done, cancel: () => undefined };
    const { container } = render(NodeForm, props);
    await waitFor(() =>
      expect(container.querySelector<HTMLTextAreaElement>("#node-2-body")?.value).toBe(plan.nodes[1]!.body),
    );
    await fireEvent.input(container.querySelector("#node-2-body")!, { target: { value: "Aprire sportelli ovunque." } });
    await fireEvent.submit(container.querySelector("form")!);
    expect(words(container.querySelector("[role=alert]"))).toBe("Indica il motivo della modifica.");
    expect(sent).toEqual([]);
    await fireEvent.input(container.querySelector("#node-2-words")!, { target: { value: "più chiaro" } });
    await fireEvent.submit(container.querySelector("form")!);
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(sent[0]!.body).toEqual({
      body: "Aprire sportelli ovunque.",
      cause: { kind: "editorial", words: "più chiaro" },
    });
  });
});
