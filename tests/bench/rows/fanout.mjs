// Fan-out of one topic to many watchers: CPU of the server for each delivery, private memory for each watcher.
// Comments on one proposal, ten a second, as fast as a topic may tick; floor and nchan send messages of the same size.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { arengo, citizen } from '../support/arengo.mjs';
import { atMost, beside, summary } from '../support/figures.mjs';
import { must } from '../support/http.mjs';
import { nchan } from '../support/peers.mjs';
import { cpuSeconds, privateKilobytes } from '../support/processes.mjs';

const sources = 50; // addresses that the watchers come from: a hundred each

// A stage is a server with its watchers, and a way to publish that answers the seq that watchers will see.
async function gathered(bench, server, publish, options) {
  await publish(1);
  const before = privateKilobytes(server.pid);
  const crowd = await bench.watch(server.port, { count: bench.watchers, sources, ...options });
  await crowd.hear();
  return { server, publish, crowd, before };
}

async function arengoStage(bench) {
  const data = join(bench.out, 'fanout_data');
  rmSync(data, { recursive: true, force: true });
  const server = await arengo(bench, data);
  const headers = await citizen(server.port, 1);
  const publish = async (n) => {
    const body = { body: `Una panchina in più, numero ${1000 + n}.`, show_name: false };
    return (await must(server.port, 'POST', '/api/proposals/1/comments', { body, headers })).json.seq;
  };
  return gathered(bench, server, publish, { path: '/api/live', hello: '{"follow":"proposal/1"}' });
}

// A message of the length given that carries its seq where the watchers look for it.
const message = (seq, length) => {
  const start = `{"topic":"proposal/1","seq":${seq},"patch":{"body":"`;
  return `${start}${'x'.repeat(Math.max(0, length - start.length - 3))}"}}`;
};

export async function plainStage(bench, server, { path, publishPath, length }) {
  let seq = 0;
  const publish = async () => {
    const text = message(++seq, length());
    await must(server.port, 'POST', publishPath, { body: JSON.parse(text) });
    return seq;
  };
  return gathered(bench, server, publish, { path });
}

// One round on one stage: so many messages at ten a second, then until the last watcher has the last one.
export async function round(bench, stage) {
  await stage.crowd.ask('mark');
  const cpu = cpuSeconds(stage.server.pid);
  let seq = 0;
  let n = 0;
  for await (const _ of setInterval(100)) {
    seq = await stage.publish(++n);
    if (n === bench.some(100)) break;
  }
  const seen = await stage.crowd.ask(`await ${seq}`);
  const used = cpuSeconds(stage.server.pid) - cpu;
  return { ...seen, microseconds: (used * 1e6) / seen.messages, used };
}

export async function fanout(bench) {
  bench = { ...bench, watchers: bench.some(5000) };
  const stages = { Arengo: await arengoStage(bench) };
  const first = await round(bench, stages.Arengo);
  const length = Math.round(first.bytes / first.messages);
  stages.floor = await plainStage(bench, await bench.floorFanout(), { path: '/', publishPath: '/', length: () => length });
  stages.nchan = await plainStage(bench, await nchan(bench), { path: '/watch', publishPath: '/publish', length: () => length });
  const rounds = Object.fromEntries(Object.keys(stages).map((name) => [name, []]));
  for (let i = 0; i < bench.rounds; ++i) {
    for (const [name, stage] of Object.entries(stages)) rounds[name].push(await round(bench, stage));
  }
  const memory = ({ server, before }) => [(privateKilobytes(server.pid) - before) / bench.watchers];
  const kilobytes = Object.fromEntries(Object.entries(stages).map(([name, stage]) => [name, memory(stage)]));
  for (const { crowd, server } of Object.values(stages)) {
    await crowd.stop();
    await server.stop();
  }
  const cpu = (name) => rounds[name].map((each) => each.microseconds);
  const share = (name, figure) => summary(rounds[name].map((each) => each[figure] / each.seconds)).median;
  const what = `fan-out to ${bench.watchers} watchers (${length} bytes)`;
  return {
    lines: [
      beside(what, 'CPU µs a delivery', cpu('Arengo'), 'floor', cpu('floor'), atMost(1.2)),
      beside(what, 'CPU µs a delivery', cpu('Arengo'), 'nchan', cpu('nchan'), atMost(0.75)),
      beside('memory of a watcher', 'private KB', kilobytes.Arengo, 'nchan', kilobytes.nchan, atMost(0.5)),
    ],
    busy: Object.keys(stages).map((name) => ({ what: `fan-out, ${name}`, server: share(name, 'used'), generator: share(name, 'cpu_seconds') })),
    rounds,
    kilobytes,
  };
}
