// Durable votes over HTTP, 64 in flight, each acknowledged after its commit has reached the disk.
// The floor is the same statements in batches of 64 without any network; PocketBase creates a record of the same columns.
// Servers use every core here: a writer beside its readers is part of what is measured.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arengo, citizens } from '../support/arengo.mjs';
import { alone, atLeast, atMost, beside } from '../support/figures.mjs';
import { requestText, scripted } from '../support/http.mjs';
import { pocketbase } from '../support/peers.mjs';
import { cpuSeconds } from '../support/processes.mjs';
import { smallWorld } from '../support/world.mjs';

const people = 140;
const perRound = 20_000;

// Each person votes once on each proposal; neighbours in the script are different people and different proposals.
function* pairs(proposals, count) {
  for (let i = 0; i < count; ++i) {
    const person = i % people;
    yield { person, proposal: proposals[(Math.floor(i / people) + person * 7) % proposals.length] };
  }
}

async function arengoStage(bench, count) {
  const world = await smallWorld(bench);
  const server = await arengo(bench, world.data, world.options);
  const headers = await citizens(server.port, people);
  const script = join(bench.out, 'votes_arengo.script');
  const texts = [...pairs(world.proposals, count)].map(({ person, proposal }) =>
    scripted('vote', requestText(server.port, 'PUT', `/api/proposals/${proposal}/vote`, { body: { choice: 'support' }, headers: headers[person] })),
  );
  writeFileSync(script, texts.join(''));
  return { server, script, skip: 0 };
}

export async function pocketbaseStage(bench, count) {
  const columns = [['proposal_id', 'number'], ['person_id', 'number'], ['choice', 'text']];
  const server = await pocketbase(bench, 'votes', columns, [
    'CREATE UNIQUE INDEX one_vote ON votes (proposal_id, person_id)',
  ]);
  const script = join(bench.out, 'votes_pocketbase.script');
  const numbers = Array.from({ length: 1000 }, (_, i) => i + 1);
  const texts = [...pairs(numbers, count)].map(({ person, proposal }) => {
    const body = { proposal_id: proposal, person_id: person + 1, choice: 'support' };
    return scripted('vote', requestText(server.port, 'POST', '/api/collections/votes/records', { body }));
  });
  writeFileSync(script, texts.join(''));
  return { server, script, skip: 0 };
}

// Continues the stage's script, so that every vote of every round is a new one.
export async function round(bench, stage, options) {
  const cpu = cpuSeconds(stage.server.pid);
  const seen = await bench.load(stage.server.port, stage.script, { connections: 64, skip: stage.skip, ...options });
  const used = cpuSeconds(stage.server.pid) - cpu;
  const sent = Object.values(seen.statuses).reduce((sum, n) => sum + n, 0);
  if (seen.answers !== sent) throw new Error(`votes were refused: ${JSON.stringify(seen.statuses)}`);
  stage.skip += sent;
  const { p50_us, p99_us } = seen.latencies.vote;
  return { ...seen, used, rate: seen.answers / seen.seconds, microseconds: (used * 1e6) / seen.answers, p50_ms: p50_us / 1000, p99_ms: p99_us / 1000 };
}

export async function floorRound(bench) {
  const file = join(bench.out, 'floor_votes.db');
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const seen = await bench.floorVotes(file, bench.some(perRound));
  return { ...seen, rate: seen.answers / seen.seconds, microseconds: (seen.cpu_seconds * 1e6) / seen.answers };
}

export async function votes(bench) {
  bench = bench.unpinned();
  const count = bench.some(perRound);
  const stages = {
    Arengo: await arengoStage(bench, count * (bench.rounds + 1) * 2),
    PocketBase: await pocketbaseStage(bench, bench.some(30_000)),
  };
  const slow = { seconds: bench.quick ? 1 : 4 };
  const rounds = { Arengo: [], floor: [], PocketBase: [] };
  await round(bench, stages.Arengo, { count: Math.ceil(count / 4) });
  await round(bench, stages.PocketBase, { seconds: 1 });
  for (let i = 0; i < bench.rounds; ++i) {
    rounds.floor.push(await floorRound(bench));
    rounds.Arengo.push(await round(bench, stages.Arengo, { count }));
    rounds.PocketBase.push(await round(bench, stages.PocketBase, slow));
  }
  // Latency is measured apart, in an open loop at half of what the server was seen to take.
  const rate = Math.floor(Math.min(...rounds.Arengo.map((each) => each.rate)) / 2);
  rounds.open = [];
  for (let i = 0; i < bench.rounds; ++i) rounds.open.push(await round(bench, stages.Arengo, { count: Math.ceil(count / 2), rate }));
  for (const { server } of Object.values(stages)) await server.stop();
  const of = (name, figure) => rounds[name].map((each) => each[figure]);
  const what = 'durable votes over HTTP, 64 in flight';
  return {
    lines: [
      beside(what, 'votes/s', of('Arengo', 'rate'), 'floor', of('floor', 'rate'), atLeast(0.4)),
      beside(what, 'votes/s', of('Arengo', 'rate'), 'PocketBase', of('PocketBase', 'rate'), atLeast(20)),
      alone(`${what}, closed loop`, 'p99 ms', of('Arengo', 'p99_ms'), atMost(20)),
      alone(`a durable vote at ${rate}/s, open loop`, 'p99 ms', of('open', 'p99_ms'), atMost(20)),
    ],
    rounds,
  };
}
