// A restart under ten thousand watchers: all come back at once, each with the position it had. How long until every one of
// them has seen the first news after it, and how much of that the database had to do.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { arengo, citizen } from "../support/arengo.mjs";
import { alone, atMost, beside } from "../support/figures.mjs";
import { must } from "../support/http.mjs";
import { readCalls } from "../support/processes.mjs";
import { smallWorld } from "../support/world.mjs";

const topic = "consultation/1";

async function publish(port, headers, choice) {
  const path = "/api/proposals/1/vote";
  const options = choice ? { body: { choice }, headers } : { headers };
  return (await must(port, choice ? "PUT" : "DELETE", path, options)).json.seq;
}

async function round(bench, data, watchers) {
  const first = await arengo(bench, data);
  const { port } = first;
  const headers = await citizen(port, 1);
  const hello = JSON.stringify({ follow: topic });
  const crowd = await bench.watch(port, { count: watchers, sources: 50, path: "/api/live", hello });
  await crowd.hear();
  const seen = await publish(port, headers, "support");
  await crowd.ask(`await ${seen}`);
  const { epoch } = (await must(port, "GET", "/status")).json;
  const lost = crowd.ask("lose");
  await first.stop();
  await lost;
  const began = performance.now();
  const second = await arengo(bench, data, port);
  const reads = readCalls(second.pid);
  await crowd.ask(`return ${JSON.stringify({ follow: topic, after: { epoch, seq: seen } })}`);
  const came = readCalls(second.pid) - reads;
  await crowd.ask("mark");
  const figures = await crowd.ask(`await ${await publish(port, headers)}`);
  const milliseconds = performance.now() - began;
  await crowd.stop();
  await second.stop();
  if (figures.resets > 0) throw new Error(`${figures.resets} watchers could not go on where they were`);
  return { milliseconds, reads: came };
}

export async function reconnect(bench) {
  bench = bench.unpinned();
  const world = await smallWorld(bench);
  const data = join(bench.out, "reconnect_data");
  rmSync(data, { recursive: true, force: true });
  cpSync(world.data, data, { recursive: true });
  const many = bench.some(10_000);
  const few = 100;
  const rounds = { many: [], few: [] };
  for (let i = 0; i < Math.min(3, bench.rounds); ++i) {
    rounds.few.push(await round(bench, data, few));
    rounds.many.push(await round(bench, data, many));
  }
  const what = `restart with ${many.toLocaleString("en")} watchers`;
  const reads = (name) => rounds[name].map((each) => Math.max(1, each.reads));
  return {
    lines: [
      alone(
        `${what}: all resumed, without a gap`,
        "ms",
        rounds.many.map((each) => each.milliseconds),
        atMost(5000),
      ),
      beside(`${what}: reads of the database`, "calls", reads("many"), `${few} watchers`, reads("few"), atMost(1.5)),
    ],
    rounds,
  };
}
