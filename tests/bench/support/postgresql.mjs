// PostgreSQL in a folder of its own, on a socket of its own: the vote's transaction, run by its own pgbench.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "./processes.mjs";

// The newest that Debian installed.
function programs() {
  const root = "/usr/lib/postgresql";
  const newest = readdirSync(root)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
  return join(root, newest, "bin");
}

// It refuses to run as root; Debian's package made a user for it.
const asItself = process.getuid() === 0 ? ["runuser", "-u", "postgres", "--"] : [];

const schema = `
create table event (seq bigserial primary key, at_ms bigint not null, topic text not null, kind text not null,
                    payload text, digest bytea not null, hash bytea not null);
create index event_by_topic on event (topic, seq);
create table proposal (proposal_id bigint primary key, consultation_id bigint not null, node_id bigint not null,
                       title text not null, body text not null, supports bigint not null, tally text not null);
create index proposal_by_supports on proposal (consultation_id, supports desc, proposal_id desc);
create table vote (proposal_id bigint not null references proposal, person_id bigint not null, choice text not null,
                   at_ms bigint not null, primary key (proposal_id, person_id));
create index vote_by_person on vote (person_id);
create table node_count (consultation_id bigint not null, node_id bigint not null, supports bigint not null,
                         primary key (consultation_id, node_id));
insert into proposal select i, 1, i % 200, 'Una panchina in ogni piazza', repeat(md5(i::text), 18), 0, '{}'
  from generate_series(1, 1000) i;
insert into node_count select distinct 1, node_id, 0 from proposal;
`;

// What the server writes for a vote, but for the one row that counts the whole consultation: 64 clients would stand in line
// for its lock, through every flush of the disk.
const script = `
\\set proposal random(1, 1000)
\\set person random(1, 100000000)
begin;
insert into vote values (:proposal, :person, 'support', 1740992400000) on conflict (proposal_id, person_id)
  do update set choice = excluded.choice, at_ms = excluded.at_ms;
update proposal set supports = supports + 1, tally = '{"support":' || supports + 1 || '}' where proposal_id = :proposal;
update node_count set supports = supports + 1 where consultation_id = 1 and node_id = :proposal % 200;
insert into event (at_ms, topic, kind, payload, digest, hash) values (1740992400000, 'proposal/' || :proposal, 'vote_cast',
  '{"proposal_id":' || :proposal || '}', decode(md5(random()::text), 'hex'), decode(md5(random()::text), 'hex'));
commit;
`;

export async function postgresql(bench) {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), "arengo-bench-postgresql-"));
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "vote.sql"), script);
  chmodSync(folder, 0o755);
  if (asItself.length > 0) execFileSync("chown", ["-R", "postgres", folder]);
  const run = (name, words, input) => {
    const [first, ...rest] = [...asItself, join(bin, name), ...words];
    return execFileSync(first, rest, { input, cwd: folder, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
  };
  const socket = ["-h", folder, "-U", "postgres"];
  run("initdb", ["-D", join(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"]);
  const server = await start(
    [...asItself, join(bin, "postgres"), "-D", join(folder, "data"), "-k", folder, "-c", "listen_addresses="],
    { ready: /ready to accept connections/ },
  );
  run("psql", [...socket, "-q", "-v", "ON_ERROR_STOP=1"], schema);
  return {
    // Its own figure of transactions a second, without the time that connecting took.
    votes: async (seconds) => {
      const words = ["-n", "-M", "prepared", "-c", "64", "-j", "2", "-T", String(seconds), "-f", "vote.sql"];
      const [, rate] = /tps = ([\d.]+)/.exec(run("pgbench", [...socket, ...words, "postgres"]));
      return { rate: Number(rate), seconds, cpu_seconds: 0 };
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
