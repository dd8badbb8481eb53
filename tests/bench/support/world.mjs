// Data folders with many proposals and votes, made by the server's own commands, kept for the next run.
// A world is the demo world (its plan, its citizens) with more proposals and votes on top; its record verifies.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figuresOf } from "./processes.mjs";

export const smallWorld = (bench) => world(bench, "small", { proposals: 1000, votes: 0 });
export const largeWorld = (bench) =>
  world(bench, bench.quick ? "middling" : "large", { proposals: bench.some(100_000), votes: bench.some(1_000_000) });

// One that an earlier schema made is brought up to date by the server when it starts on it.
async function world(bench, name, { proposals, votes }) {
  const folder = join(bench.out, `world_${name}`);
  if (!existsSync(folder)) {
    console.error(`filling a folder with ${proposals} proposals and ${votes} votes …`);
    const growing = `${folder}.part`;
    rmSync(growing, { recursive: true, force: true });
    mkdirSync(growing);
    const made = await figuresOf([
      join(bench.programs, "fill"),
      growing,
      "--proposals",
      String(proposals),
      "--votes",
      String(votes),
    ]);
    writeFileSync(join(growing, "world.json"), JSON.stringify(made));
    renameSync(growing, folder);
  }
  const made = JSON.parse(readFileSync(join(folder, "world.json"), "utf8"));
  return { data: folder, ...made };
}
