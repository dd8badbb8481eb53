// Starting programs, waiting for the line that says they are ready, weighing them, ending them by their id.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const ticksPerSecond = 100; // USER_HZ, the unit of /proc/PID/stat on every Linux that Debian ships
const running = new Set();

// Where there are two cores, servers get the first and generators the second: neither can take the other's time.
export const pinned = (core, command) => ["taskset", "-c", String(core), ...command];

// Starts a program; `ready` is the pattern of the line on stdout or stderr that says it can be used.
export async function start(command, { ready, cwd, env } = {}) {
  const child = spawn(command[0], command.slice(1), { cwd, env: { ...process.env, ...env } });
  running.add(child);
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  ended.then(() => running.delete(child));
  const said = [];
  const line = ready && firstLine(child, ready, said);
  const program = { pid: child.pid, stdin: child.stdin, stdout: child.stdout, ended, stop: () => stop(child, ended) };
  if (!ready) return program;
  const match = await Promise.race([line, ended.then(() => undefined)]);
  if (!match) throw new Error(`${command.join(" ")} ended before it was ready:\n${said.join("\n")}`);
  return { ...program, match };
}

function firstLine(child, pattern, said) {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (text) => {
        if (said.length < 50) said.push(text);
        const match = pattern.exec(text);
        if (match) resolve(match);
      });
    }
  });
}

async function stop(child, ended) {
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await ended;
  clearTimeout(patience);
}

// SIGTERM, so that a master takes its workers along.
process.on("exit", () => running.forEach((child) => child.kill("SIGTERM")));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

// Runs a program to its end and reads the one JSON line it prints.
export async function figuresOf(command) {
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (bytes) => (out += bytes));
  child.stderr.on("data", (bytes) => (err += bytes));
  const code = await new Promise((resolve) => child.once("close", resolve));
  running.delete(child);
  if (code !== 0) throw new Error(`${command.join(" ")}\n${err}${out}`);
  return JSON.parse(out);
}

// A program that answers each line on its stdin with one JSON line.
export async function conversation(command) {
  const child = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
  running.add(child);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  ended.then(() => running.delete(child));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${command.join(" ")} went silent`);
    return JSON.parse(value);
  };
  const ask = (words) => {
    child.stdin.write(`${words}\n`);
    return hear();
  };
  return { hear, ask, stop: () => (child.stdin.end(), ended) };
}

// A port that was free a moment ago, for programs that cannot pick one themselves.
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const family = (pid) => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number),
];

// User and system seconds that the process and its children have used.
export function cpuSeconds(pid) {
  let ticks = 0;
  for (const each of family(pid)) {
    const fields = readFileSync(`/proc/${each}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / ticksPerSecond;
}

function kilobytes(pid, file, names) {
  let sum = 0;
  for (const each of family(pid)) {
    for (const [, name, value] of readFileSync(`/proc/${each}/${file}`, "utf8").matchAll(/^(\w+):\s+(\d+) kB/gm)) {
      if (names.includes(name)) sum += Number(value);
    }
  }
  return sum;
}

// Memory that is the process's own, and all that is resident in it, in kilobytes.
export const privateKilobytes = (pid) => kilobytes(pid, "smaps_rollup", ["Private_Clean", "Private_Dirty"]);
export const residentKilobytes = (pid) => kilobytes(pid, "status", ["VmRSS"]);

// Calls of read and pread so far: SQLite reads its file by them, sockets are read by others.
export const readCalls = (pid) => Number(/^syscr: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))[1]);

// How far the process's own resident memory has risen since the peak was forgotten.
export const peakKilobytes = (pid) => kilobytes(pid, "status", ["VmHWM"]);
export const forgetPeak = (pid) => writeFileSync(`/proc/${pid}/clear_refs`, "5");

export const threads = (pid) => readdirSync(`/proc/${pid}/task`).length;
