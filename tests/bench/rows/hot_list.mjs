// The hot list: a page of 20 proposals, asked again and again over 64 connections.
// The floor and nginx answer the very bytes that Arengo answered; PocketBase lists 20 records of the same content.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arengo } from '../support/arengo.mjs';
import { atLeast, beside } from '../support/figures.mjs';
import { must, requestText, scripted } from '../support/http.mjs';
import { nginxStatic, pocketbase } from '../support/peers.mjs';
import { cpuSeconds } from '../support/processes.mjs';
import { smallWorld } from '../support/world.mjs';

const path = '/api/consultations/1/proposals?limit=20';

export async function pocketbaseWith(bench, items) {
  const columns = [['number', 'number'], ['title', 'text'], ['excerpt', 'text'], ['card', 'json']];
  const server = await pocketbase(bench, 'proposals', columns);
  for (let n = 0; n < bench.some(1000); ++n) {
    const { title, excerpt, ...card } = items[n % items.length];
    const body = { number: n + 1, title, excerpt, card };
    await must(server.port, 'POST', '/api/collections/proposals/records', { body });
  }
  return server;
}

export async function round(bench, { server, path: asked }) {
  const script = join(bench.out, 'list.script');
  writeFileSync(script, scripted('list', requestText(server.port, 'GET', asked)));
  const cpu = cpuSeconds(server.pid);
  const seen = await bench.load(server.port, script, { seconds: bench.quick ? 1 : 4 });
  const used = cpuSeconds(server.pid) - cpu;
  if (seen.answers === 0) throw new Error(`no answer to ${asked}: ${JSON.stringify(seen.statuses)}`);
  return { ...seen, used, rate: seen.answers / seen.seconds, microseconds: (used * 1e6) / seen.answers };
}

export async function hotList(bench) {
  const world = await smallWorld(bench);
  const ours = await arengo(bench, world.data, world.options);
  const page = await must(ours.port, 'GET', path);
  const file = join(bench.out, 'list.json');
  writeFileSync(file, page.body);
  const stages = {
    Arengo: { server: ours, path },
    floor: { server: await bench.floorHttp(file), path: '/' },
    nginx: { server: await nginxStatic(bench, file), path: '/list' },
    PocketBase: {
      server: await pocketbaseWith(bench, page.json.items),
      path: '/api/collections/proposals/records?perPage=20&sort=-number',
    },
  };
  const rounds = Object.fromEntries(Object.keys(stages).map((name) => [name, []]));
  for (const stage of Object.values(stages)) await round({ ...bench, quick: true }, stage);
  for (let i = 0; i < bench.rounds; ++i) {
    for (const [name, stage] of Object.entries(stages)) rounds[name].push(await round(bench, stage));
  }
  for (const { server } of Object.values(stages)) await server.stop();
  const rates = (name) => rounds[name].map((each) => each.rate);
  const perCpuSecond = (name) => rounds[name].map((each) => 1e6 / each.microseconds);
  const what = `hot list of 20 (${page.body.length} bytes)`;
  return {
    lines: [
      beside(what, 'answers/s on one core', rates('Arengo'), 'floor', rates('floor'), atLeast(0.8)),
      beside(what, 'answers/s on one core', rates('Arengo'), 'nginx', rates('nginx'), atLeast(0.8)),
      beside(what, 'answers a CPU second', perCpuSecond('Arengo'), 'nginx', perCpuSecond('nginx'), atLeast(0.8)),
      beside(what, 'answers a CPU second', perCpuSecond('Arengo'), 'PocketBase', perCpuSecond('PocketBase'), atLeast(30)),
    ],
    rounds,
  };
}
