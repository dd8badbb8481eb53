// Depth: page 1,000 beside page 1, and search, in a consultation of 100,000 proposals and a million votes.
// Before each page that is measured a vote is cast, so that no page is answered from memory.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { arengo, citizen } from "../support/arengo.mjs";
import { alone, atMost, beside } from "../support/figures.mjs";
import { must, requestText, scripted } from "../support/http.mjs";
import { largeWorld } from "../support/world.mjs";

const list = "/api/consultations/1/proposals?limit=20";
const perRound = 400;

// Walks the list by its `next` cursors; answers the path of the last page asked for, and the words it met on the way.
async function walk(port, pages) {
  let path = list;
  const words = [];
  for (let page = 1; page < pages; ++page) {
    const { items, next } = (await must(port, "GET", path)).json;
    if (page % 20 === 0)
      words.push(...`${items[0].title} ${items[0].excerpt}`.split(/[^\p{L}]+/u).filter((word) => word.length > 3));
    path = `${list}&cursor=${encodeURIComponent(next)}`;
  }
  return { path, words };
}

// A vote, page 1, a vote, the deep page, and so on; the voter takes back and gives again.
function pagesScript(file, port, headers, deep, count) {
  const vote = (i) => {
    const choice = i % 2 === 0 ? ["PUT", { body: { choice: "support" }, headers }] : ["DELETE", { headers }];
    return scripted("vote", requestText(port, choice[0], "/api/proposals/1/vote", choice[1]));
  };
  const texts = [];
  for (let i = 0; i < count; ++i) {
    texts.push(vote(0), scripted("first", requestText(port, "GET", list)));
    texts.push(vote(1), scripted("deep", requestText(port, "GET", deep)));
  }
  writeFileSync(file, texts.join(""));
}

// Searches as people write them: one to three words of the proposals, common ones as often as they are common.
function searchScript(file, port, words, count) {
  let state = 20250303;
  const pick = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  const texts = [];
  for (let i = 0; i < count; ++i) {
    const q = Array.from({ length: 1 + pick(3) }, () => words[pick(words.length)]).join(" ");
    const sort = i % 2 === 0 ? "newest" : "relevance";
    texts.push(scripted("search", requestText(port, "GET", `${list}&q=${encodeURIComponent(q)}&sort=${sort}`)));
  }
  writeFileSync(file, texts.join(""));
}

export async function depth(bench) {
  const world = await largeWorld(bench);
  const server = await arengo(bench, world.data);
  const { port } = server;
  const pages = bench.some(1000);
  const { path: deep, words } = await walk(port, pages);
  const pagesFile = join(bench.out, "pages.script");
  pagesScript(pagesFile, port, await citizen(port, 1), deep, bench.some(perRound));
  const searchFile = join(bench.out, "search.script");
  searchScript(searchFile, port, words, bench.some(perRound) * bench.rounds);
  const rounds = { pages: [], search: [] };
  const pagesRound = () => bench.load(port, pagesFile, { connections: 1, count: 4 * bench.some(perRound) });
  await pagesRound();
  for (let i = 0; i < bench.rounds; ++i) {
    const count = bench.some(perRound);
    rounds.pages.push(await pagesRound());
    rounds.search.push(await bench.load(port, searchFile, { connections: 16, count, skip: count * i, rate: 100 }));
  }
  await server.stop();
  const middle = (label) => rounds.pages.map(({ latencies }) => latencies[label].p50_us / 1000);
  const p99 = rounds.search.map(({ latencies }) => latencies.search.p99_us / 1000);
  const size = `${world.proposals.toLocaleString("en")} proposals, ${world.votes.toLocaleString("en")} votes`;
  return {
    lines: [
      beside(`page ${pages} of ${size}`, "p50 ms", middle("deep"), "page 1", middle("first"), atMost(1.1)),
      alone(`search in ${size}, 100/s`, "p99 ms", p99, atMost(20)),
    ],
    rounds,
  };
}
