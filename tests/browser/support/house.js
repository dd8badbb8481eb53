// Starts a server of its own for each story, on a free port and a demo world of its own, and ends it afterwards. The data
// outlive the server, which may be killed and come back at the same address.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const build = new URL("../../../build/", import.meta.url).pathname;
const worlds = join(build, "browser-world");
export const program = process.env.ARENGO ?? join(build, "dev/arengo");

export async function open_house(test, ...options) {
  return open_in(test, await copy_of(await filled_world()), options);
}

// With all that has happened in the demo world until this hour: what the office did, what was published.
export async function open_house_of_its_day(test, clock, ...options) {
  return open_in(test, await copy_of(await filled_world(clock)), ["--clock", clock, ...options]);
}

async function copy_of(world) {
  const folder = await mkdtemp(join(tmpdir(), "arengo-"));
  await cp(world, folder, { recursive: true });
  return folder;
}

async function open_in(test, folder, options) {
  const { url, server } = await serve(test, folder, ["--demo", ...options]);
  return { url, server, ...(await plan_of(url)) };
}

// A house as it is on its first day: nobody organises it, nothing is in it. `link` makes whoever opens it its organiser.
export async function open_empty_house(test, ...options) {
  const { url, server } = await serve(test, await mkdtemp(join(tmpdir(), "arengo-")), options);
  return { url, server, link: await server.says(/^http\S+\/organise#\S+$/) };
}

async function serve(test, folder, options) {
  const server = new Server(["--data", folder, ...options]);
  test.after(async () => {
    await server.ends();
    await rm(folder, { recursive: true });
  });
  return { url: await server.begins("127.0.0.1:0"), server };
}

// Filling the demo world takes seconds: it is done once for each program that is built, and each hour it is filled to.
async function filled_world(clock) {
  const { size, mtimeMs } = await stat(program);
  const made_by = join(worlds, `${size}-${Math.round(mtimeMs)}`);
  const world = join(made_by, clock ? clock.replace(/\W/g, "-") : "morning");
  if (await there_is(world)) return world;
  await forget_worlds_but(made_by);
  await mkdir(made_by, { recursive: true });
  const filling = await mkdtemp(`${world}-`);
  const server = new Server(["--demo", "--data", filling, ...(clock ? ["--clock", clock] : [])]);
  await server.begins("127.0.0.1:0");
  await server.ends();
  await rename(filling, world).catch(async (error) => {
    if (!(await there_is(world))) throw error;
    await rm(filling, { recursive: true }); // another story was quicker
  });
  return world;
}

const there_is = (path) => stat(path).catch(() => null);

async function forget_worlds_but(made_by) {
  for (const name of await readdir(worlds).catch(() => []))
    if (join(worlds, name) !== made_by) await rm(join(worlds, name), { recursive: true, force: true });
}

class Server {
  #child;
  #lines;
  #address;

  constructor(options) {
    this.options = options;
  }

  async begins(address) {
    this.#child = spawn(program, ["serve", "--listen", address, ...this.options], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    const url = /http\S+/.exec(await this.says(/^listening on http:/))[0];
    this.#address = new URL(url).host;
    return url;
  }

  // Waits for a line like this.
  async says(words) {
    for (let line = await this.#lines.next(); !line.done; line = await this.#lines.next())
      if (words.test(line.value)) return line.value;
    throw new Error(`the server ended before it said ${words}`);
  }

  // As if somebody had pulled the plug: nothing is finished, nobody is told.
  dies() {
    return this.#ends_with("SIGKILL");
  }

  ends() {
    return this.#ends_with("SIGTERM");
  }

  // On the same port and the same data; its clock shows this instant.
  returns(clock) {
    const others = this.options.filter((option, i, all) => option !== "--clock" && all[i - 1] !== "--clock");
    this.options = [...others, "--clock", new Date(clock).toISOString()];
    return this.begins(this.#address);
  }

  async #ends_with(signal) {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill(signal);
    await once(this.#child, "exit");
  }
}

// Where the stories take place: action B of strategy 5.1.1, on which two proposals stand at the beginning.
async function plan_of(url) {
  const [process] = (await read(`${url}/api/processes`)).items;
  const { state } = await read(`${url}/api/processes/${process.slug}`);
  const [consultation] = Object.values(state.consultations);
  const plan = await read(`${url}/api/plans/${consultation.plan_id}/versions/${consultation.version}`);
  const strategy = plan.nodes.find((node) => node.number === "5.1.1");
  const action = plan.nodes.find((node) => node.parent_id === strategy.node_id && node.number === "B");
  const objective = plan.nodes.find((node) => node.number === "5.1");
  const proposals = (await read(`${url}/api/consultations/${consultation.consultation_id}/proposals?limit=100`)).items;
  const proposal = proposals.find((card) => card.node_id === action.node_id && card.number === 9) ?? proposals[0];
  return {
    process,
    consultation: `/consultations/${consultation.consultation_id}`,
    consultation_id: consultation.consultation_id,
    action,
    objective,
    proposal,
    proposals,
  };
}

export async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}
