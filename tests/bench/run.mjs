// Runs the rows one after another in one go, prints one table, and leaves it as JSON and as a chart in out/; with --keep
// also as seen.json, seen.md and seen.svg beside this file, which the README shows.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { depth } from "./rows/depth.mjs";
import { eventDay } from "./rows/event_day.mjs";
import { exporting } from "./rows/export.mjs";
import { fanout } from "./rows/fanout.mjs";
import { hotList } from "./rows/hot_list.mjs";
import { hotTopic } from "./rows/hot_topic.mjs";
import { polis } from "./rows/polis.mjs";
import { reconnect } from "./rows/reconnect.mjs";
import { startUp } from "./rows/start.mjs";
import { votes } from "./rows/votes.mjs";
import { machine, prepare } from "./support/bench.mjs";
import { chart } from "./support/chart.mjs";
import { busy, heading, table } from "./support/report.mjs";

const all = {
  fanout,
  hot_topic: hotTopic,
  reconnect,
  votes,
  polis,
  hot_list: hotList,
  depth,
  start: startUp,
  event_day: eventDay,
  export: exporting,
};

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rows: { type: "string" },
    keep: { type: "boolean", default: false },
    build: { type: "string", default: "build/release" },
  },
});
const names = values.rows?.split(",") ?? Object.keys(all);
const unknown = names.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}; there are ${Object.keys(all).join(", ")}.`);
  process.exit(2);
}

const bench = prepare(values);
const began = new Date();
const rows = {};
for (const name of names) {
  console.error(`row ${name} …`);
  rows[name] = await all[name](bench);
  console.error(table(rows[name].lines)); // a long run that is broken off has told something
}
const lines = Object.values(rows).flatMap((row) => row.lines);
const seen = { began, quick: bench.quick, machine: machine(), rows };
const left = [
  [".json", JSON.stringify(seen, null, 1)],
  [".md", `${heading(seen)}\n\n${table(lines)}\n`],
  [".svg", chart(lines, heading(seen))],
];
for (const [end, text] of left) {
  writeFileSync(join(bench.out, `result${end}`), text);
  if (values.keep) writeFileSync(join(bench.here, `seen${end}`), text);
}
console.log(table(lines));
console.log(busy(Object.values(rows)));
process.exit(0);
