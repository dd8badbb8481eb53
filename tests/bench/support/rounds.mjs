// Rounds: every stage is measured once in each, in turn, so that a noisy minute falls on all of them alike.
import { summary } from "./figures.mjs";
import { cpuSeconds } from "./processes.mjs";

export async function inTurn(times, stages, measure) {
  const rounds = Object.fromEntries(Object.keys(stages).map((name) => [name, []]));
  for (let i = 0; i < times; ++i) {
    for (const [name, stage] of Object.entries(stages)) rounds[name].push(await measure(stage, i));
  }
  return rounds;
}

// Runs a generator and adds what the server used meanwhile. The generator answers with its seconds and its own CPU.
export async function withServerCpu(server, generate) {
  const before = cpuSeconds(server.pid);
  const seen = await generate();
  return { ...seen, server_cpu_seconds: cpuSeconds(server.pid) - before };
}

// How busy server and generator were, as shares of one core: near 1, a generator would be measuring itself.
export const busyDuring = (what, rounds) =>
  Object.entries(rounds).map(([name, each]) => ({
    what: `${what}, ${name}`,
    server: summary(each.map((round) => (round.server_cpu_seconds ?? round.cpu_seconds) / round.seconds)).median,
    generator: summary(each.map((round) => (round.server_cpu_seconds ? round.cpu_seconds / round.seconds : 0))).median,
  }));

export const figure = (rounds, name) => rounds.map((round) => round[name]);
