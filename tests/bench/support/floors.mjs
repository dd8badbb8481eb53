// The bench's own programs: floors and generators, as built from this folder.
import { join } from "node:path";
import { conversation, figuresOf, pinned, start } from "./processes.mjs";

const listening = /listening on http:\/\/127\.0\.0\.1:(\d+)/;

export const programs = (bench) => {
  const at = (name) => join(bench.programs, name);
  const server = async (command) => {
    const program = await start(pinned(bench.serverCore, command), { ready: listening });
    return { ...program, port: Number(program.match[1]) };
  };
  return {
    floorHttp: (file) => server([at("floor_http"), file]),
    floorFanout: () => server([at("floor_fanout")]),
    floorVotes: (file, votes) => figuresOf([at("floor_votes"), file, "--votes", String(votes)]),
    load: (port, script, options = {}) =>
      figuresOf(pinned(bench.loadCore, [at("load"), "--port", String(port), "--script", script, ...words(options)])),
    watch: (port, options) =>
      conversation(pinned(bench.loadCore, [at("watch"), "--port", String(port), ...words(options)])),
  };
};

const words = (options) => Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
