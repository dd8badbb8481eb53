// The load that polis tries itself with, a hundred times over: 100 people who each vote every 0 to 10 seconds. Ten thousand of
// them are 2,000 votes a second, in an open loop: whoever is due votes, whether or not the server keeps up.
import { alone, atMost } from "../support/figures.mjs";
import { votingStage, votingRound } from "./votes.mjs";

const rate = (100 * 100) / 5; // people by the mean of their pauses
const seconds = 5;

export async function polis(bench) {
  bench = bench.unpinned();
  const count = rate * (bench.quick ? 1 : seconds);
  const stage = await votingStage(bench, "polis", count * (bench.rounds + 1));
  const options = { count, rate, connections: 256 };
  await votingRound(bench, stage, options);
  const rounds = [];
  for (let i = 0; i < bench.rounds; ++i) rounds.push(await votingRound(bench, stage, options));
  await stage.server.stop();
  const p95 = rounds.map(({ latencies }) => latencies.vote.p95_us / 1000);
  return {
    lines: [alone("the load of polis × 100: 10,000 people, 2,000 votes/s", "p95 ms", p95, atMost(50))],
    rounds,
  };
}
