// A hot topic: everybody votes on one proposal while thousands watch it. How many frames reach each watcher, how soon a vote
// stands on the last screen, and what a watcher costs when ten times as many vote.
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { arengo, citizens } from "../support/arengo.mjs";
import { alone, atMost, beside, summary } from "../support/figures.mjs";
import { must, requestText, scripted } from "../support/http.mjs";
import { cpuSeconds } from "../support/processes.mjs";
import { smallWorld } from "../support/world.mjs";

const people = 130;
const seconds = 4;
const rates = { calm: 200, hot: 2000 }; // votes a second

// All give their vote, then all take it back, and so on: each changes the tally.
function votesScript(bench, port, path, headers) {
  const file = join(bench.out, "hot_topic.script");
  const give = (h) => requestText(port, "PUT", path, { body: { choice: "support" }, headers: h });
  const takeBack = (h) => requestText(port, "DELETE", path, { headers: h });
  const round = [...headers.map(give), ...headers.map(takeBack)];
  writeFileSync(file, round.map((text) => scripted("vote", text)).join(""));
  return file;
}

async function prepared(bench) {
  const world = await smallWorld(bench);
  const data = join(bench.out, "hot_topic_data");
  rmSync(data, { recursive: true, force: true });
  cpSync(world.data, data, { recursive: true });
  const server = await arengo(bench, data);
  const [watched, ...headers] = await citizens(server.port, people + 1);
  const path = `/api/proposals/${world.first_proposal}/vote`;
  const script = votesScript(bench, server.port, path, headers);
  return { server, script, path, watched, topic: `proposal/${world.first_proposal}`, skip: 0 };
}

// One vote after another: how long until the last watcher has seen each.
async function timed(stage, crowd, until) {
  const { server, path, watched } = stage;
  const took = [];
  for (let n = 0; performance.now() < until; ++n) {
    const began = performance.now();
    const vote =
      n % 2 === 0 ? ["PUT", { body: { choice: "support" }, headers: watched }] : ["DELETE", { headers: watched }];
    const { seq } = (await must(server.port, vote[0], path, vote[1])).json;
    await crowd.ask(`await ${seq}`);
    took.push(performance.now() - began);
    await setTimeout(100);
  }
  return took;
}

// So many votes a second; with a crowd, what it saw meanwhile.
async function voting(bench, stage, rate, crowd) {
  await crowd?.ask("mark");
  const before = cpuSeconds(stage.server.pid);
  const began = performance.now();
  const length = bench.quick ? 2 : seconds;
  const count = rate * length;
  const load = bench.load(stage.server.port, stage.script, { connections: 64, rate, count, skip: stage.skip });
  const took = crowd ? await timed(stage, crowd, began + length * 1000) : [];
  const { answers } = await load;
  if (answers < count * 0.99) throw new Error(`only ${answers} of ${count} votes were taken`);
  stage.skip += count;
  const seen = await crowd?.ask("await 0");
  return { took, seen, cpu: cpuSeconds(stage.server.pid) - before, seconds: (performance.now() - began) / 1000 };
}

const highest = (took, share) => [...took].sort((a, b) => a - b)[Math.floor(share * (took.length - 1))];

export async function hotTopic(bench) {
  bench = bench.unpinned();
  const watchers = bench.some(5000);
  const stage = await prepared(bench);
  const alone_ = { calm: [], hot: [] };
  const together = { calm: [], hot: [] };
  for (let i = 0; i < bench.rounds; ++i)
    for (const name of ["calm", "hot"]) alone_[name].push(await voting(bench, stage, rates[name]));
  const hello = JSON.stringify({ follow: stage.topic });
  const crowd = await bench.watch(stage.server.port, { count: watchers, sources: 50, path: "/api/live", hello });
  await crowd.hear();
  for (let i = 0; i < bench.rounds; ++i)
    for (const name of ["calm", "hot"]) together[name].push(await voting(bench, stage, rates[name], crowd));
  await crowd.stop();
  await stage.server.stop();
  const frames = together.hot.map(({ seen, seconds: s }) => seen.messages / watchers / s);
  const votesAlone = (name) => summary(alone_[name].map(({ cpu }) => cpu)).median;
  const watcher = (name) =>
    together[name].map(({ cpu, seconds: s }) => ((cpu - votesAlone(name)) * 1e6) / watchers / s);
  const what = `${rates.hot.toLocaleString("en")} votes/s on one proposal, ${watchers.toLocaleString("en")} watchers`;
  return {
    lines: [
      alone(what, "frames/s to each", frames, atMost(10)),
      alone(
        `${what}: on the last screen`,
        "p99 ms",
        together.hot.map(({ took }) => highest(took, 0.99)),
        atMost(250),
      ),
      beside(
        `${what}: cost of a watcher`,
        "CPU µs a second",
        watcher("hot"),
        "200 votes/s",
        watcher("calm"),
        atMost(1.2),
      ),
    ],
    rounds: { alone: alone_, together },
  };
}
