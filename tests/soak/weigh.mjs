// What a running house holds: memory of its own, open files, and the files of its data.
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";

const size = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function openFiles(pid) {
  const names = [];
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    try {
      names.push(readlinkSync(`/proc/${pid}/fd/${fd}`));
    } catch {
      // closed meanwhile
    }
  }
  return names;
}

export async function weigh({ pid, data, metrics }) {
  const files = openFiles(pid);
  const text = await (await fetch(metrics)).text();
  const figure = (name) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? 0);
  return {
    memory: Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024,
    files: files.length,
    connections: files.filter((name) => name === join(data, "arengo.db")).length, // to the database
    log: size(join(data, "arengo.db-wal")),
    database: size(join(data, "arengo.db")),
    events: figure("arengo_events"),
    watching: figure("arengo_live_followers"),
  };
}

// Of the samples' first and last third.
export function thirds(samples) {
  const third = Math.floor(samples.length / 3);
  const mean = (part, name) => part.reduce((sum, sample) => sum + sample[name], 0) / part.length;
  const most = (part, name) => Math.max(...part.map((sample) => sample[name]));
  const [first, last] = [samples.slice(0, third), samples.slice(-third)];
  return {
    mean: (name) => [mean(first, name), mean(last, name)],
    most: (name) => [most(first, name), most(last, name)],
  };
}
