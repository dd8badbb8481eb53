// Start: from the command to the first answer, and what is resident then, with a million votes on the disk.
import { arengo } from "../support/arengo.mjs";
import { alone, atMost } from "../support/figures.mjs";
import { must } from "../support/http.mjs";
import { privateKilobytes, residentKilobytes } from "../support/processes.mjs";
import { largeWorld } from "../support/world.mjs";

async function round(bench, world) {
  const began = performance.now();
  const server = await arengo(bench, world.data);
  await must(server.port, "GET", "/api/consultations/1");
  const milliseconds = performance.now() - began;
  const megabytes = { resident: residentKilobytes(server.pid) / 1024, own: privateKilobytes(server.pid) / 1024 };
  await server.stop();
  return { milliseconds, ...megabytes };
}

export async function startUp(bench) {
  const free = bench.unpinned();
  const world = await largeWorld(free);
  await round(free, world);
  const rounds = [];
  for (let i = 0; i < bench.rounds; ++i) rounds.push(await round(free, world));
  const size = `${world.votes.toLocaleString("en")} votes`;
  return {
    lines: [
      alone(
        `start with ${size}`,
        "ms to the first answer",
        rounds.map((each) => each.milliseconds),
        atMost(300),
      ),
      alone(
        `idle with ${size}`,
        "resident MB",
        rounds.map((each) => each.resident),
        atMost(40),
      ),
    ],
    rounds,
  };
}
