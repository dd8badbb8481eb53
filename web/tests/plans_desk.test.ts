import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import Bench from "../src/plans/desk/Bench.svelte";
import { type Anchor, loose } from "../src/plans/desk/anchors";
import {
  add_after,
  anchor,
  type Item,
  type Items,
  join,
  move,
  rewrite,
  shift,
  split,
  take_out,
} from "../src/plans/desk/outline";
import { by_kind } from "../src/plans/desk/warnings";
import { Workbench } from "../src/plans/desk/workbench.svelte";

const item = (key: number, level: number, title: string, body = ""): Item => ({
  ...{ key, level, number: "", title, short_title: "", body },
});
const small: Items = [
  item(1, 1, "A"),
  item(2, 2, "A1", "uno due"),
  item(3, 3, "A1a"),
  item(4, 2, "A2"),
  item(5, 1, "B"),
];
const told = (items: Items | undefined) => items?.map(({ level, title }) => `${level}${title}`).join(" ");

describe("the tree of a draft", () => {
  it("moves a node a level with all that hangs beneath it", () => {
    expect(told(shift(small, 2, -1, 3)?.items)).toBe("1A 1A1 2A1a 2A2 1B");
    expect(told(shift(small, 4, 1, 3)?.items)).toBe("1A 2A1 3A1a 3A2 1B");
    expect(shift(small, 2, 1, 3)).toBeUndefined(); // what hangs beneath would fall out
    expect(shift(small, 1, 1, 4)).toBeUndefined(); // the first stands under nobody
    expect(shift(small, 5, -1, 3)).toBeUndefined();
  });

  it("moves a node past its sibling with all that hangs beneath it", () => {
    expect(told(move(small, 4, -1)?.items)).toBe("1A 2A2 2A1 3A1a 1B");
    expect(told(move(small, 1, 1)?.items)).toBe("1B 1A 2A1 3A1a 2A2");
    expect(move(small, 2, -1)).toBeUndefined();
    expect(move(small, 4, 1)).toBeUndefined();
  });

  it("splits at the cursor, and joining gives the words back", () => {
    const parts = split(small, 2, "body", 3)!;
    expect(parts.items[1]).toMatchObject({ title: "A1", body: "uno" });
    expect(parts.items[2]).toMatchObject({ level: 2, title: "due", body: "" });
    const whole = join(parts.items, parts.key)!;
    expect(whole.items[1]).toMatchObject({ title: "A1", body: "uno\n\ndue" });
    expect(told(whole.items)).toBe(told(small));
    expect(split(small, 2, "body", 0)).toBeUndefined();
    expect(split([item(1, 1, "", "uno due")], 1, "body", 4)?.items[1]).toMatchObject({ title: "", body: "due" });
  });

  it("keeps which node of the plan it is when its words change, and a new one is none", () => {
    const known: Items = [{ ...item(1, 1, "Prima dopo"), node_id: 7 }];
    expect(rewrite(known, 1, { title: "Altro" }).items[0]!.node_id).toBe(7);
    const parts = split(known, 1, "title", 6)!;
    expect(parts.items.map(({ node_id }) => node_id)).toEqual([7, undefined]);
    expect(add_after(small, 2).items[3]).toMatchObject({ level: 2, title: "" });
  });

  it("takes a node out and leaves what hung beneath in its place", () => {
    expect(told(take_out(small, 2)?.items)).toBe("1A 2A1a 2A2 1B");
    expect(take_out([item(1, 1, "A")], 1)).toBeUndefined();
  });
});

const anchors: Anchor[] = [7, 8].map((node_id) => ({
  ...{ node_id, number: "", title: `Punto ${node_id}`, version: 1, proposals: 1, comments: 0 },
}));
const written_of = new Set([7, 8]);

it("re-anchors only what a person says, once, onto a point that nobody has written of", () => {
  const items: Items = [{ ...item(1, 1, "A"), node_id: 7 }, item(2, 1, "B")];
  expect(loose(anchors, items).map(({ node_id }) => node_id)).toEqual([8]);
  expect(anchor(items, 1, 8, written_of)).toBeUndefined();
  expect(anchor(items, 2, 7, written_of)).toBeUndefined();
  const of_the_plan: Items = [items[0]!, { ...items[1]!, node_id: 9 }];
  expect(anchor(of_the_plan, 2, 8, written_of)!.items[1]!.node_id).toBe(8);
  const anchored = anchor(items, 2, 8, written_of)!.items;
  expect(loose(anchors, anchored)).toEqual([]);
  expect(rewrite(anchored, 2, { title: "Altro" }).items[1]!.node_id).toBe(8);
});

it("asks before points with proposals are left without a place, and keeps nothing until it is told to", async () => {
  const sent = vi.fn(async () => new Response(JSON.stringify({ version: 2, seq: 1 }), { status: 201 }));
  vi.stubGlobal("fetch", sent);
  const bench = new Workbench(1);
  bench.open({
    levels: ["Tema"],
    lines: [],
    warnings: [],
    findings: [],
    nodes: [{ level: 1, number: "1", title: "A", body: "" }],
  });
  const anchored = { state: { version: 1, items: anchors }, status: "ready", read: vi.fn() };
  const committed = vi.fn();
  render(Bench, { bench, anchored, committed } as never);
  await fireEvent.click(screen.getByRole("button", { name: "Salva come bozza" }));
  await screen.findByText(/2 punti con proposte restano senza posto/);
  expect(sent).not.toHaveBeenCalled();
  await fireEvent.click(screen.getAllByRole("button", { name: "Annulla" }).at(-1)!);
  expect(screen.queryByText(/restano senza posto/)).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Salva come bozza" }));
  await fireEvent.click(await screen.findByRole("button", { name: "Salva lo stesso" }));
  await waitFor(() => expect(committed).toHaveBeenCalledWith(2));
  vi.unstubAllGlobals();
});

describe("the workbench", () => {
  const outline = {
    levels: ["Tema", "Obiettivo", "Azione"],
    lines: ["A", "B"],
    warnings: [],
    findings: [],
    nodes: [
      { level: 1, number: "1", title: "A", body: "", line: 1 },
      { level: 1, number: "2", title: "B", body: "", line: 2 },
    ],
  };

  it("undoes and does again; what is typed in one go is undone in one go", () => {
    const bench = new Workbench(1);
    bench.open(outline);
    bench.choose(2);
    bench.shift(1);
    bench.write("title", "Be");
    bench.write("title", "Bene");
    expect(told(bench.items)).toBe("1A 2Bene");
    bench.undo();
    expect(told(bench.items)).toBe("1A 2B");
    bench.undo();
    expect(told(bench.items)).toBe("1A 1B");
    expect(bench.undo()).toBe(false);
    bench.redo();
    bench.redo();
    expect(told(bench.items)).toBe("1A 2Bene");
    bench.close();
  });

  it("survives a reload until it is closed", () => {
    const bench = new Workbench(2);
    bench.open(outline, 3);
    bench.write("title", "Altro");
    bench.keep_now();
    const again = new Workbench(2);
    expect(told(again.items)).toBe("1Altro 1B");
    expect(again.based_on).toBe(3);
    expect(again.lines).toEqual(["A", "B"]);
    again.close();
    expect(new Workbench(2).is_open).toBe(false);
  });
});

it("tells doubts about the tree before what was only left out", () => {
  const all = ["page_number", "duplicate_number", "page_number"].map((why, i) => ({ line: i, text: "", why }));
  expect(by_kind(all).map(({ why, all }) => [why, all.length])).toEqual([
    ["duplicate_number", 1],
    ["page_number", 2],
  ]);
});
