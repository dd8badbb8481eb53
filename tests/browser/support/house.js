// Starts a server of its own for each story, on a free port and an empty folder, and ends it afterwards.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const program = process.env.ARENGO ?? new URL("../../../build/dev/arengo", import.meta.url).pathname;

export async function open_house(test, ...options) {
  const child = spawn(program, ["serve", "--demo", "--listen", "127.0.0.1:0", ...options], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  test.after(() => end(child));
  const url = await listening(child);
  return { url, ...(await plan_of(url)) };
}

async function listening(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /listening on (http:\/\/\S+)/.exec(line);
    if (!found) continue;
    child.stdout.resume();
    return found[1];
  }
  throw new Error("the server ended before it listened");
}

async function end(child) {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
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
