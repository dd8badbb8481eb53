// A demo full of people for as long as it is told to run: what the house holds must not grow with time.
//
//   node tests/soak/soak.mjs --program build/release/arengo --minutes 10 [--lively 60] [--out FILE]
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { freePort, start } from "../bench/support/processes.mjs";
import { Crowd } from "./crowd.mjs";
import { thirds, weigh } from "./weigh.mjs";

const MiB = 1024 * 1024;
const { values } = parseArgs({
  options: {
    program: { type: "string", default: "build/release/arengo" },
    minutes: { type: "string", default: "5" },
    lively: { type: "string", default: "60" },
    out: { type: "string", default: "build/soak.tsv" },
  },
});
const seconds = Number(values.minutes) * 60;
const samplesTaken = 60;

mkdirSync("build", { recursive: true });
const data = realpathSync(mkdtempSync("build/soak-"));
const metricsListen = `127.0.0.1:${await freePort()}`;
const server = await start(
  [values.program, "serve", "--demo", "--lively", values.lively, "--listen", "127.0.0.1:0", "--data", data].concat([
    "--metrics-listen",
    metricsListen,
  ]),
  { ready: /listening on http:\/\/127\.0\.0\.1:(\d+)/ },
);
server.stdout.resume();
const house = { pid: server.pid, data, metrics: `http://${metricsListen}/metrics` };
const crowd = new Crowd(Number(server.match[1]));
await crowd.come({ writers: 10, readers: 5, watchers: 100 });

const columns = {
  "memory, MiB": (one) => (one.memory / MiB).toFixed(1),
  "open files": (one) => one.files,
  "log, MiB": (one) => (one.log / MiB).toFixed(1),
  "database, MiB": (one) => (one.database / MiB).toFixed(1),
  events: (one) => one.events,
  watching: (one) => one.watching,
};
const table = [["second", ...Object.keys(columns)].join("\t")];
const samples = [];
// Until everybody has come once, more is opened and read for the first time than later.
const comingIn = seconds > 120 ? 60 : seconds / 3;
await new Promise((resolve) => setTimeout(resolve, comingIn * 1000));
const began = Date.now();
for (let i = 1; i <= samplesTaken; ++i) {
  const due = began + (i * (seconds - comingIn) * 1000) / samplesTaken;
  await new Promise((resolve) => setTimeout(resolve, due - Date.now()));
  samples.push(await weigh(house));
  const cells = Object.values(columns).map((cell) => cell(samples.at(-1)));
  table.push([Math.round((Date.now() - began) / 1000), ...cells].join("\t"));
  if (i % 6 === 0) console.log(i === 6 ? `${table[0]}\n${table.at(-1)}` : table.at(-1));
}
writeFileSync(values.out, `${table.join("\n")}\n`);
await crowd.leave();

let passed = 0;
let failed = 0;
function check(what, holds, seen) {
  console.log(`  ${holds ? "ok     " : "FAILED "} ${what}: ${seen}`);
  if (holds) ++passed;
  else ++failed;
}
const compared = thirds(samples);
const mib = (bytes) => `${(bytes / MiB).toFixed(1)} MiB`;

// Each connection to the database keeps the pages that it has read: with the data these may grow, and with nothing else.
const [memoryFirst, memoryLast] = compared.mean("memory");
const [dataFirst, dataLast] = compared.mean("database");
const pages = samples.at(-1).connections * (dataLast - dataFirst);
const allowed = 8 * MiB + pages;
check(
  "memory, first and last third",
  memoryLast - memoryFirst <= allowed,
  `${mib(memoryFirst)}, ${mib(memoryLast)} (may grow by ${mib(allowed)}, ${mib(pages)} of it with the data)`,
);
// People come and go at random: a few more connections at one time than at another say nothing.
const [filesFirst, filesLast] = compared.mean("files");
check("open files", filesLast <= filesFirst * 1.1 + 20, `${filesFirst.toFixed(0)}, ${filesLast.toFixed(0)}`);
// It is written anew from its beginning once a checkpoint finds no reader in it.
const [logFirst, logLast] = compared.most("log");
check("write-ahead log, at its longest", logLast <= logFirst + 16 * MiB, `${mib(logFirst)}, ${mib(logLast)}`);
check("answers that blame the house", crowd.faults.length === 0, crowd.faults.slice(0, 3).join("; ") || "none");
check("it was alive", samples.at(-1).events > samples[0].events && crowd.deeds > seconds, `${crowd.deeds} requests`);

await server.stop();
check("ended when asked", (await server.ended) === 0, `code ${await server.ended}`);
check("log put away at the end", !existsSync(join(data, "arengo.db-wal")), "no side files");
const copy = await start([values.program, "backup", join(data, "copy.db"), "--data", data], {
  ready: /(\d+) events, verified/,
})
  .then((program) => program.match[1])
  .catch((failure) => failure.message);
check("the record verifies", Number(copy) >= samples.at(-1).events, `${copy} events`);

rmSync(data, { recursive: true });
console.log(`the table lies in ${values.out}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
