// The hot list: a page of 20 proposals, asked again and again over 64 connections.
// The floor and nginx answer the very bytes that Arengo answered; PocketBase lists 20 records of the same content.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { arengo } from "../support/arengo.mjs";
import { atLeast, beside } from "../support/figures.mjs";
import { must, requestText, scripted } from "../support/http.mjs";
import { nginxStatic, pocketbase } from "../support/peers.mjs";
import { busyDuring, figure, inTurn, withServerCpu } from "../support/rounds.mjs";
import { smallWorld } from "../support/world.mjs";

const path = "/api/consultations/1/proposals?limit=20";

async function pocketbaseWith(bench, items) {
  const columns = [
    ["number", "number"],
    ["title", "text"],
    ["excerpt", "text"],
    ["card", "json"],
  ];
  const server = await pocketbase(bench, "proposals", columns);
  for (let n = 0; n < bench.some(1000); ++n) {
    const { title, excerpt, ...card } = items[n % items.length];
    const body = { number: n + 1, title, excerpt, card };
    await must(server.port, "POST", "/api/collections/proposals/records", { body });
  }
  return server;
}

async function round(bench, { server, path: asked }, seconds) {
  const script = join(bench.out, "list.script");
  writeFileSync(script, scripted("list", requestText(server.port, "GET", asked)));
  const seen = await withServerCpu(server, () => bench.load(server.port, script, { seconds }));
  if (seen.answers === 0) throw new Error(`no answer to ${asked}: ${JSON.stringify(seen.statuses)}`);
  return { ...seen, rate: seen.answers / seen.seconds, per_cpu_second: seen.answers / seen.server_cpu_seconds };
}

export async function hotList(bench) {
  const world = await smallWorld(bench);
  const ours = await arengo(bench, world.data);
  const page = await must(ours.port, "GET", path);
  const file = join(bench.out, "list.json");
  writeFileSync(file, page.body);
  const stages = {
    Arengo: { server: ours, path },
    floor: { server: await bench.floorHttp(file), path: "/" },
    nginx: { server: await nginxStatic(bench, file), path: "/list" },
    PocketBase: {
      server: await pocketbaseWith(bench, page.json.items),
      path: "/api/collections/proposals/records?perPage=20&sort=-number",
    },
  };
  await inTurn(1, stages, (stage) => round(bench, stage, 1));
  const rounds = await inTurn(bench.rounds, stages, (stage) => round(bench, stage, bench.quick ? 1 : 4));
  for (const { server } of Object.values(stages)) await server.stop();
  const rate = (name) => figure(rounds[name], "rate");
  const perCpu = (name) => figure(rounds[name], "per_cpu_second");
  const what = `hot list of 20 (${page.body.length} bytes)`;
  return {
    lines: [
      beside(what, "answers/s on one core", rate("Arengo"), "floor", rate("floor"), atLeast(0.8)),
      beside(what, "answers/s on one core", rate("Arengo"), "nginx", rate("nginx"), atLeast(0.8)),
      beside(what, "answers a CPU second", perCpu("Arengo"), "nginx", perCpu("nginx"), atLeast(0.8)),
      beside(what, "answers a CPU second", perCpu("Arengo"), "PocketBase", perCpu("PocketBase"), atLeast(30)),
    ],
    busy: busyDuring("hot list", rounds),
    rounds,
  };
}
