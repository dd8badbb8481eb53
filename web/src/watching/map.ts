// The map of voices, as numbers: one row for each place of the plan, one column for each kind of body and each zone.
import type { Watched, WatchedRow } from "../wire/watching";

export type Face = "kinds" | "zones";
export const faces: Face[] = ["kinds", "zones"];

// What a column is chosen by: choosing a kind filters the zones, and the other way round.
export interface Filter {
  kind?: string;
  zone?: string;
}

const kinds = [
  "municipality",
  "public_body",
  "social_cooperative",
  "third_sector_association",
  "foundation",
  "company",
  "benefit_company",
  "trade_association",
  "union",
  "university",
  "school",
  "bank",
  "other",
  "citizen",
];
const zones = [
  "torino",
  "amt_ovest",
  "amt_sud",
  "amt_nord",
  "pinerolese",
  "valli_susa_sangone",
  "ciriacese_lanzo",
  "canavese_occidentale",
  "eporediese",
  "chivassese",
  "chierese_carmagnolese",
];

export interface Column {
  name: string;
  voices: number; // in all rows, whatever is chosen
  registered: number;
}

function add(totals: Record<string, number>, name: string, n: number) {
  totals[name] = (totals[name] ?? 0) + n;
}

// The voices of a row in each column of a face.
export function cells_of(row: WatchedRow, face: Face, filter: Filter = {}): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [kind, by_zone] of Object.entries(row.cells))
    for (const [zone, n] of Object.entries(by_zone)) {
      if (face === "zones" && filter.kind && filter.kind !== kind) continue;
      if (face === "kinds" && filter.zone && filter.zone !== zone) continue;
      add(found, face === "kinds" ? kind : zone, n);
    }
  return found;
}

// Those of whoever is chosen, or of everybody.
export function voices_of(row: WatchedRow, { kind, zone }: Filter = {}): number {
  let sum = 0;
  for (const [one, by_zone] of Object.entries(row.cells))
    for (const [where, n] of Object.entries(by_zone))
      if ((!kind || kind === one) && (!zone || zone === where)) sum += n;
  return sum;
}

// Every kind and zone has its column, silent or not; other bodies, and people who told no zone, only where there are some.
export function columns(watched: Watched, face: Face): Column[] {
  const totals: Record<string, number> = {};
  for (const row of watched.rows) for (const [name, n] of Object.entries(cells_of(row, face))) add(totals, name, n);
  const registered = watched.registered[face];
  const all = (face === "kinds" ? kinds : [...zones, "none"]).map((name) => ({
    name,
    voices: totals[name] ?? 0,
    registered: registered[name] ?? 0,
  }));
  return all.filter(({ name, voices, registered: n }) => {
    if (name === "other") return voices + n > 0;
    return name !== "none" || voices > 0;
  });
}

export const is_silent = (column: Column) => column.voices === 0;

// How dark a cell is; the digit in it says the same.
export type Shade = "v0" | "v1" | "v2" | "v3" | "v4";
export const shade = (n: number): Shade => (n === 0 ? "v0" : n === 1 ? "v1" : n <= 3 ? "v2" : n <= 6 ? "v3" : "v4");

export interface Group {
  head?: WatchedRow; // what the rows hang under
  rows: WatchedRow[];
}

// The rows of the map beneath their heads. A head that somebody spoke of as a whole is a row of its own as well.
export function groups(watched: Watched): Group[] {
  const heads = new Set(watched.rows.flatMap((row) => (row.under === undefined ? [] : [row.under])));
  const found: Group[] = [];
  for (const row of watched.rows) {
    if (heads.has(row.node_id)) found.push({ head: row, rows: voices_of(row) > 0 ? [row] : [] });
    else if (row.under === undefined && found.at(-1)?.head === undefined && found.length > 0)
      found.at(-1)!.rows.push(row);
    else if (row.under === undefined) found.push({ rows: [row] });
    else found.at(-1)!.rows.push(row);
  }
  return found;
}

const places = (watched: Watched) => groups(watched).flatMap(({ head, rows }) => rows.filter((row) => row !== head));

export type Silence =
  | { what: Face; name: string; registered: number } // a kind or zone that has said nothing
  | { what: "but"; name: string; registered: number; on: string[] } // a kind that has nothing to say on a few places
  | { what: "places"; on: string[] }; // of which nobody has spoken

const many = 5; // registered bodies of a kind: of fewer, silence on a place says nothing
const few = 3; // places

// Who could have spoken and has not, the most numerous first.
export function silences(watched: Watched): Silence[] {
  if (watched.rows.length === 0) return [];
  const silent = faces.flatMap((face) =>
    columns(watched, face)
      .filter((column) => is_silent(column) && column.registered > 0)
      .map(({ name, registered }) => ({ what: face, name, registered })),
  );
  const but = columns(watched, "kinds")
    .filter((column) => !is_silent(column) && column.registered >= many)
    .map(({ name, registered }) => ({
      what: "but" as const,
      name,
      registered,
      on: places(watched)
        .filter((row) => !cells_of(row, "kinds")[name])
        .map((row) => row.number),
    }))
    .filter(({ on }) => on.length > 0 && on.length <= few);
  const by_number = (a: { registered: number }, b: { registered: number }) => b.registered - a.registered;
  const unspoken = places(watched).filter((row) => voices_of(row) === 0);
  const rest: Silence[] =
    unspoken.length > 0 && watched.voices > 0 ? [{ what: "places", on: unspoken.map((row) => row.number) }] : [];
  return [...silent.sort(by_number), ...but.sort(by_number).slice(0, 2), ...rest];
}

export function read_filter(query: URLSearchParams): Filter {
  const of = (name: string, allowed: string[]) => {
    const value = query.get(name);
    return value && allowed.includes(value) ? value : undefined;
  };
  return { kind: of("kind", kinds), zone: of("zone", [...zones, "none"]) };
}
