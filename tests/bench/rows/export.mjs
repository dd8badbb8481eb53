// Export: 100,000 proposals to a spreadsheet, beside people who read. The time is from asking until the file is ready to
// be fetched; memory is how far the server's resident peak rises above what it had; what readers notice is their p99,
// beside the same seconds without an export.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { arengo, sameOrigin } from "../support/arengo.mjs";
import { alone, atMost, beside } from "../support/figures.mjs";
import { must, requestText, scripted } from "../support/http.mjs";
import { forgetPeak, peakKilobytes, residentKilobytes } from "../support/processes.mjs";
import { largeWorld } from "../support/world.mjs";

const exportsOf = "/api/processes/1/exports";
const readers = { connections: 16, rate: 200 }; // a town's busy hour
const looksEveryMs = 50;

async function organiser(port) {
  const reply = await must(port, "POST", "/api/demo/sign-in", { body: { as: "organiser" }, headers: sameOrigin(port) });
  return { ...sameOrigin(port), Cookie: reply.headers["set-cookie"].map((line) => line.split(";")[0]).join("; ") };
}

// The list, and one proposal after the other: some are answered from memory, most are not.
function readingScript(bench, port) {
  const file = join(bench.out, "reading.script");
  const texts = [];
  for (let i = 1; i <= 500; ++i) {
    const path = i % 5 === 0 ? "/api/consultations/1/proposals?limit=20" : `/api/proposals/${i}`;
    texts.push(scripted("read", requestText(port, "GET", path)));
  }
  writeFileSync(file, texts.join(""));
  return file;
}

async function readyFile(port, headers, name, id) {
  for (;;) {
    const { items } = (await must(port, "GET", exportsOf, { headers })).json;
    const job = items.find((item) => item.export === name).jobs.find((one) => one.export_job_id === id);
    if (job.state === "failed") throw new Error(`the export failed: ${JSON.stringify(job)}`);
    if (job.state === "ready") return job;
    await after(looksEveryMs);
  }
}

// One file, from asking until it is ready.
async function prepared(server, headers, name) {
  const before = residentKilobytes(server.pid);
  forgetPeak(server.pid);
  const began = performance.now();
  const asked = await must(server.port, "POST", exportsOf, { body: { export: name }, headers });
  const job = await readyFile(server.port, headers, name, asked.json.export_job_id);
  return {
    seconds: (performance.now() - began) / 1000,
    megabytes: (peakKilobytes(server.pid) - before) / 1024,
    bytes: job.bytes,
  };
}

async function round(bench, server, headers, script) {
  const read = async () => (await bench.load(server.port, script, { ...readers, seconds: 5 })).latencies.read.p99_us;
  const quiet = await read();
  const alone = await prepared(server, headers, "proposals");
  const [during] = await Promise.all([read(), prepared(server, headers, "proposals")]);
  return { ...alone, quiet_ms: quiet / 1000, during_ms: during / 1000 };
}

export async function exporting(bench) {
  const free = bench.unpinned();
  const world = await largeWorld(free);
  const server = await arengo(free, world.data);
  const headers = await organiser(server.port);
  const script = readingScript(free, server.port);
  const rounds = [];
  await prepared(server, headers, "proposals");
  for (let i = 0; i < bench.rounds; ++i) rounds.push(await round(free, server, headers, script));
  const whole = await prepared(server, headers, "workbook");
  await server.stop();
  rmSync(join(world.data, "exports"), { recursive: true, force: true });
  const of = (name) => rounds.map((each) => each[name]);
  const size = `${world.proposals.toLocaleString("en")} proposals`;
  const all = `the whole workbook, also ${(world.votes + world.proposals).toLocaleString("en")} events and more`;
  return {
    lines: [
      alone(`export of ${size} to a spreadsheet`, "s", of("seconds"), atMost(5)),
      alone("the same, peak of memory above before", "MB", of("megabytes"), atMost(64)),
      beside("reading meanwhile, 200/s", "p99 ms", of("during_ms"), "without it", of("quiet_ms"), atMost(1.5)),
      alone(all, "peak MB above before", [whole.megabytes], atMost(64)),
    ],
    rounds: [...rounds, whole],
  };
}
