// Fan-out of one topic to many watchers: CPU of the server for each delivery, private memory for each watcher.
// Comments on one proposal, ten a second, as fast as a topic may tick; floor and peers send messages of the same size.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers/promises";
import { arengo, citizen } from "../support/arengo.mjs";
import { atMost, beside, told } from "../support/figures.mjs";
import { must } from "../support/http.mjs";
import { nchan, nodeWs } from "../support/peers.mjs";
import { privateKilobytes } from "../support/processes.mjs";
import { busyDuring, figure, inTurn, withServerCpu } from "../support/rounds.mjs";

const sources = 50; // addresses that the watchers come from, so that each holds its share of connections

// A stage is a server with its watchers, and a way to publish that answers the seq that watchers will see.
async function gathered(bench, server, publish, options) {
  await publish(1);
  const before = privateKilobytes(server.pid);
  const crowd = await bench.watch(server.port, { count: bench.watchers, sources, ...options });
  await crowd.hear();
  return { server, publish, crowd, before };
}

async function arengoStage(bench) {
  const data = join(bench.out, "fanout_data");
  rmSync(data, { recursive: true, force: true });
  const server = await arengo(bench, data);
  const headers = await citizen(server.port, 1);
  const publish = async (n) => {
    const body = { body: `Una panchina in più, numero ${1000 + n}.`, show_name: false };
    return (await must(server.port, "POST", "/api/proposals/1/comments", { body, headers })).json.seq;
  };
  return gathered(bench, server, publish, { path: "/api/live", hello: '{"follow":"proposal/1"}' });
}

// A message of the length given that carries its seq where the watchers look for it.
function message(seq, length) {
  const start = `{"topic":"proposal/1","seq":${seq},"patch":{"body":"`;
  return `${start}${"x".repeat(Math.max(0, length - start.length - 3))}"}}`;
}

async function plainStage(bench, server, { path, publishPath, length }) {
  let seq = 0;
  const publish = async () => {
    await must(server.port, "POST", publishPath, { body: JSON.parse(message(++seq, length)) });
    return seq;
  };
  return gathered(bench, server, publish, { path });
}

// So many messages at ten a second, then until the last watcher has the last one.
async function publishAll(bench, stage) {
  await stage.crowd.ask("mark");
  let seq = 0;
  let n = 0;
  for await (const _ of setInterval(100)) {
    seq = await stage.publish(++n);
    if (n === bench.some(50)) break;
  }
  return stage.crowd.ask(`await ${seq}`);
}

async function round(bench, stage) {
  const seen = await withServerCpu(stage.server, () => publishAll(bench, stage));
  return { ...seen, microseconds: (seen.server_cpu_seconds * 1e6) / seen.messages };
}

async function toWatchers(bench, withNode) {
  const stages = { Arengo: await arengoStage(bench) };
  const { bytes, messages } = await round(bench, stages.Arengo);
  const length = Math.round(bytes / messages);
  stages.floor = await plainStage(bench, await bench.floorFanout(), { path: "/", publishPath: "/", length });
  stages.nchan = await plainStage(bench, await nchan(bench), { path: "/watch", publishPath: "/publish", length });
  if (withNode) stages.ws = await plainStage(bench, await nodeWs(bench), { path: "/", publishPath: "/", length });
  const rounds = await inTurn(bench.rounds, stages, (stage) => round(bench, stage));
  const kilobytes = ({ server, before }) => [(privateKilobytes(server.pid) - before) / bench.watchers];
  const ours = kilobytes(stages.Arengo);
  const theirs = kilobytes(stages.nchan);
  for (const { crowd, server } of Object.values(stages)) {
    await crowd.stop();
    await server.stop();
  }
  const what = `fan-out to ${bench.watchers.toLocaleString("en")} watchers (${length} bytes)`;
  const line = (peer, target) =>
    beside(
      what,
      "CPU µs a delivery",
      figure(rounds.Arengo, "microseconds"),
      peer,
      figure(rounds[peer], "microseconds"),
      target,
    );
  return {
    lines: [
      line("floor", atMost(1.2)),
      line("nchan", atMost(0.75)),
      ...(withNode ? [line("ws", told)] : []),
      beside(
        `memory of a watcher, of ${bench.watchers.toLocaleString("en")}`,
        "private KB",
        ours,
        "nchan",
        theirs,
        atMost(0.5),
      ),
    ],
    busy: busyDuring(what, rounds),
    rounds,
  };
}

export async function fanout(bench) {
  const few = await toWatchers({ ...bench, watchers: bench.some(5000) }, true);
  const many = await toWatchers({ ...bench, watchers: bench.some(10_000), rounds: Math.min(3, bench.rounds) }, false);
  return {
    lines: [...few.lines, ...many.lines],
    busy: [...few.busy, ...many.busy],
    rounds: { few: few.rounds, many: many.rounds },
  };
}
