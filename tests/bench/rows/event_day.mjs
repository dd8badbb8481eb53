// An event day: 104 phones and their boards at five tables, the regia, and 500 more that follow the hall's screen. Each note
// is timed from the moment before it is sent until the regia has it. The rehearsal plays the day through the real doors.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { arengo } from "../support/arengo.mjs";
import { alone, atMost } from "../support/figures.mjs";
import { start } from "../support/processes.mjs";

async function round(bench) {
  const data = mkdtempSync(join(bench.out, "event_day_"));
  const server = await arengo(bench, data);
  const words = { url: `http://127.0.0.1:${server.port}`, tables: 5, people: 104, watchers: bench.some(500) };
  const minutes = bench.quick ? 0.2 : 1;
  const command = [bench.arengo, "rehearse", "--minutes", String(minutes)];
  for (const [name, value] of Object.entries(words)) command.push(`--${name}`, String(value));
  const day = await start(command, { ready: /a note reaches the regia: .* p99 ([\d.]+) ms/ });
  if ((await day.ended) !== 0) throw new Error("the rehearsed day lost or doubled something");
  await server.stop();
  rmSync(data, { recursive: true });
  return Number(day.match[1]);
}

export async function eventDay(bench) {
  const rounds = [];
  for (let i = 0; i < bench.rounds; ++i) rounds.push(await round(bench));
  return {
    lines: [
      alone(
        `a note to the regia: 105 devices, ${bench.some(500)} watchers`,
        "p99 ms",
        rounds,
        atMost(1000),
      ),
    ],
    rounds,
  };
}
