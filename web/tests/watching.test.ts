import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import Supports from "../src/watching/Supports.svelte";
import { cells_of, columns, groups, read_filter, shade, silences, voices_of } from "../src/watching/map";
import { age, is_late } from "../src/watching/waits";
import type { Watched, WatchedRow } from "../src/wire/watching";

const row = (node_id: number, number: string, cells: WatchedRow["cells"], under?: number): WatchedRow => ({
  node_id,
  number,
  title: `Title ${number}`,
  supports: 0,
  cells,
  under,
});

const watched = (rows: WatchedRow[], registered: Partial<Watched["registered"]> = {}): Watched => ({
  process_id: 1,
  seq: 1,
  at: "2025-03-03T08:00:00.000Z",
  registered: { kinds: {}, zones: {}, ...registered },
  voices: rows.reduce((sum, one) => sum + voices_of(one), 0),
  supports: rows.reduce((sum, { supports }) => sum + supports, 0),
  rows,
  waiting: [],
});

const spoken = row(2, "1.1", { municipality: { torino: 2, amt_sud: 1 }, citizen: { torino: 1, none: 3 } }, 1);

it("shows the supports point by point, and says the same in a table", () => {
  const supported = (one: WatchedRow, supports: number) => ({ ...one, supports });
  const rows = [row(1, "1", {}), supported(spoken, 3), row(3, "1.2", {}, 1), supported(row(4, "2", {}), 1200)];
  const { container } = render(Supports, { watched: { ...watched(rows), level: "Obiettivo" } });
  const told = [...container.querySelectorAll("tbody tr")].map((one) => one.textContent.trim());
  expect(told).toEqual(["1.1 Title 1.13", "1.2 Title 1.20", "2 Title 21.200"]);
  expect(container.querySelectorAll(".arrivals .is-tall")).toHaveLength(2);
  expect(container.querySelector(".panel-head b")!.textContent).toBe("1.203");
});

describe("the map of voices", () => {
  it("counts a row by kind and by zone, and the whole row once", () => {
    expect(cells_of(spoken, "kinds")).toEqual({ municipality: 3, citizen: 4 });
    expect(cells_of(spoken, "zones")).toEqual({ torino: 3, amt_sud: 1, none: 3 });
    expect(voices_of(spoken)).toBe(7);
  });

  it("filters the zones by a kind, and the kinds by a zone, and leaves the chosen face as it is", () => {
    expect(cells_of(spoken, "zones", { kind: "municipality" })).toEqual({ torino: 2, amt_sud: 1 });
    expect(cells_of(spoken, "kinds", { kind: "municipality" })).toEqual({ municipality: 3, citizen: 4 });
    expect(cells_of(spoken, "kinds", { zone: "torino" })).toEqual({ municipality: 2, citizen: 1 });
    expect(voices_of(spoken, { zone: "torino" })).toBe(3);
  });

  it("has a column for each kind and zone, silent or not, and for those who told no zone only where there are some", () => {
    const map = watched([row(1, "1", {}), spoken]);
    expect(columns(map, "kinds").map(({ name }) => name)).not.toContain("other");
    expect(columns(map, "kinds")).toHaveLength(13);
    expect(columns(map, "zones").map(({ name }) => name)).toContain("none");
    expect(columns(watched([]), "zones")).toHaveLength(11);
  });

  it("puts rows beneath their heads, and gives a head a row when somebody spoke of it as a whole", () => {
    const silent_head = groups(watched([row(1, "1", {}), spoken]));
    expect(silent_head.map(({ head, rows }) => [head?.number, rows.map((one) => one.number)])).toEqual([
      ["1", ["1.1"]],
    ]);
    const heard = groups(watched([row(1, "1", { bank: { torino: 1 } }), spoken]));
    expect(heard[0]!.rows.map((one) => one.number)).toEqual(["1", "1.1"]);
    const flat = groups(watched([row(1, "1", {}), row(2, "2", {})]));
    expect(flat.map(({ head, rows }) => [head, rows.length])).toEqual([[undefined, 2]]);
  });

  it("shades by the digit", () => {
    expect([0, 1, 2, 3, 4, 6, 7, 31].map(shade)).toEqual(["v0", "v1", "v2", "v2", "v3", "v3", "v4", "v4"]);
  });

  it("takes from the address only columns that there are", () => {
    expect(read_filter(new URLSearchParams("kind=union&zone=atlantis"))).toEqual({ kind: "union", zone: undefined });
  });
});

describe("who is silent", () => {
  it("names kinds and zones with somebody registered, the most numerous first, and leaves out the empty ones", () => {
    const map = watched([row(1, "1", {}), spoken], {
      kinds: { union: 3, municipality: 4 },
      zones: { ciriacese_lanzo: 9, torino: 40 },
    });
    expect(silences(map)).toEqual([
      { what: "zones", name: "ciriacese_lanzo", registered: 9 },
      { what: "kinds", name: "union", registered: 3 },
    ]);
  });

  it("names the few places on which a numerous kind has nothing to say, and those of which nobody spoke", () => {
    const map = watched([row(1, "1", {}), spoken, row(3, "1.2", {}, 1)], { kinds: { municipality: 14 } });
    expect(silences(map)).toEqual([
      { what: "but", name: "municipality", registered: 14, on: ["1.2"] },
      { what: "places", on: ["1.2"] },
    ]);
  });

  it("says nothing of an empty plan", () => {
    expect(silences(watched([], { kinds: { union: 3 } }))).toEqual([]);
  });
});

describe("what waits", () => {
  const at = (hours: number) => Date.parse("2025-03-03T08:00:00.000Z") + hours * 3_600_000;

  it("has an age in minutes, then hours, then days", () => {
    const since = "2025-03-03T08:00:00.000Z";
    expect(age(since, at(0))).toEqual({ unit: "minutes", n: 1 });
    expect(age(since, at(0.5))).toEqual({ unit: "minutes", n: 30 });
    expect(age(since, at(26))).toEqual({ unit: "hours", n: 26 });
    expect(age(since, at(80))).toEqual({ unit: "days", n: 3 });
  });

  it("is late beyond the service time, and never without one", () => {
    const since = "2025-03-03T08:00:00.000Z";
    expect(is_late(since, 24, at(24))).toBe(false);
    expect(is_late(since, 24, at(24.1))).toBe(true);
    expect(is_late(since, undefined, at(2400))).toBe(false);
  });
});
