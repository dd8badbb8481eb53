// Durable votes over HTTP, 64 in flight, each acknowledged after its commit has reached the disk.
// The floor is the same statements in batches of 64 without any network; PocketBase creates a record of the same columns.
// PostgreSQL runs the same transaction from pgbench, 64 clients on its own socket: no HTTP, no JSON, no receipt.
// Servers use every core here: a writer beside its readers is part of what is measured.
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { arengo, citizens } from "../support/arengo.mjs";
import { alone, atLeast, atMost, beside, told } from "../support/figures.mjs";
import { requestText, scripted } from "../support/http.mjs";
import { pocketbase } from "../support/peers.mjs";
import { postgresql } from "../support/postgresql.mjs";
import { busyDuring, figure, inTurn, withServerCpu } from "../support/rounds.mjs";
import { smallWorld } from "../support/world.mjs";

const people = 140;
const perRound = 20_000;

// Each person votes once on each proposal; neighbours in the script are different people and different proposals.
function* pairs(proposals, count) {
  for (let i = 0; i < count; ++i) {
    const person = i % people;
    yield { person, proposal: proposals[(Math.floor(i / people) + person * 7) % proposals.length] };
  }
}

// The server on a copy of the small world, and a script of so many votes that nobody has cast yet.
export async function votingStage(bench, name, count) {
  const world = await smallWorld(bench);
  // A copy, so that the votes of every run are new ones.
  const data = join(bench.out, `${name}_data`);
  rmSync(data, { recursive: true, force: true });
  cpSync(world.data, data, { recursive: true });
  const server = await arengo(bench, data);
  const proposals = Array.from({ length: world.proposals }, (_, i) => world.first_proposal + i);
  const headers = await citizens(server.port, people);
  const script = join(bench.out, `${name}_arengo.script`);
  const texts = [...pairs(proposals, count)].map(({ person, proposal }) =>
    scripted(
      "vote",
      requestText(server.port, "PUT", `/api/proposals/${proposal}/vote`, {
        body: { choice: "support" },
        headers: headers[person],
      }),
    ),
  );
  writeFileSync(script, texts.join(""));
  return { server, script, skip: 0 };
}

async function pocketbaseStage(bench, count) {
  const columns = [
    ["proposal_id", "number"],
    ["person_id", "number"],
    ["choice", "text"],
  ];
  const server = await pocketbase(bench, "votes", columns, [
    "CREATE UNIQUE INDEX one_vote ON votes (proposal_id, person_id)",
  ]);
  const script = join(bench.out, "votes_pocketbase.script");
  const numbers = Array.from({ length: 1000 }, (_, i) => i + 1);
  const texts = [...pairs(numbers, count)].map(({ person, proposal }) => {
    const body = { proposal_id: proposal, person_id: person + 1, choice: "support" };
    return scripted("vote", requestText(server.port, "POST", "/api/collections/votes/records", { body }));
  });
  writeFileSync(script, texts.join(""));
  return { server, script, skip: 0 };
}

// Continues the stage's script, so that every vote of every round is a new one.
export async function votingRound(bench, stage, options) {
  const load = { connections: 64, skip: stage.skip, ...options };
  const seen = await withServerCpu(stage.server, () => bench.load(stage.server.port, stage.script, load));
  const sent = Object.values(seen.statuses).reduce((sum, n) => sum + n, 0);
  if (seen.answers !== sent) throw new Error(`votes were refused: ${JSON.stringify(seen.statuses)}`);
  stage.skip += sent;
  return { ...seen, rate: seen.answers / seen.seconds, p99_ms: seen.latencies.vote.p99_us / 1000 };
}

async function floorRound(bench, count) {
  const file = join(bench.out, "floor_votes.db");
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
  const seen = await bench.floorVotes(file, count);
  return { ...seen, rate: seen.answers / seen.seconds };
}

export async function votes(bench) {
  bench = bench.unpinned();
  const count = bench.some(perRound);
  const ours = await votingStage(bench, "votes", 2 * count * (bench.rounds + 1));
  const theirs = await pocketbaseStage(bench, 200_000);
  const elephant = await postgresql(bench);
  await votingRound(bench, ours, { count: Math.ceil(count / 4) });
  await votingRound(bench, theirs, { seconds: 1 });
  const stages = {
    floor: () => floorRound(bench, count),
    Arengo: () => votingRound(bench, ours, { count }),
    PocketBase: () => votingRound(bench, theirs, { seconds: bench.quick ? 1 : 3 }),
    PostgreSQL: () => elephant.votes(bench.quick ? 1 : 3),
  };
  const rounds = await inTurn(bench.rounds, stages, (measure) => measure());
  const rate = (name) => figure(rounds[name], "rate");
  // Latency is measured apart, in an open loop at half of what the server was seen to take.
  const calm = Math.floor(Math.min(...rate("Arengo")) / 2);
  const open = await inTurn(bench.rounds, { Arengo: ours }, (stage) =>
    votingRound(bench, stage, { count: Math.ceil(count / 2), rate: calm }),
  );
  await ours.server.stop();
  await theirs.server.stop();
  await elephant.stop();
  const what = "durable votes over HTTP, 64 in flight";
  return {
    lines: [
      beside(what, "votes/s", rate("Arengo"), "floor", rate("floor"), atLeast(0.4)),
      beside(what, "votes/s", rate("Arengo"), "PocketBase", rate("PocketBase"), atLeast(20)),
      beside(what, "votes/s", rate("Arengo"), "PostgreSQL", rate("PostgreSQL"), told),
      alone(what, "p99 ms", figure(rounds.Arengo, "p99_ms"), atMost(20)),
      alone(`a durable vote at ${calm}/s`, "p99 ms", figure(open.Arengo, "p99_ms"), atMost(20)),
    ],
    busy: busyDuring("votes", rounds),
    rounds: { ...rounds, open: open.Arengo },
  };
}
