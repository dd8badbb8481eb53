// The peers, as their own manuals say to run them: nginx, nchan inside nginx, ws in Node, PocketBase.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accepting, must } from "./http.mjs";
import { freePort, pinned, start } from "./processes.mjs";

const nginx = async (bench, name, workers, http) => {
  const folder = join(bench.out, name);
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/nginx.pid; error_log stderr notice;
${process.getuid() === 0 ? "user root;" : ""}
load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
worker_processes ${workers}; worker_rlimit_nofile 20000;
events { worker_connections 8192; }
http { access_log off; ${temp.join(" ")} ${http(port)} }
`,
  );
  const command = ["nginx", "-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"];
  const program = await start(pinned(bench.serverCore, command), { ready: /start worker process \d+/ });
  return { ...program, port };
};

// The same bytes as a file, at /list, with the settings that nginx's manual names for hot files.
export const nginxStatic = (bench, file) =>
  nginx(
    bench,
    "nginx",
    1,
    (port) => `
  sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100; open_file_cache_valid 60s;
  server { listen 127.0.0.1:${port} reuseport; location = /list { default_type application/json; alias ${file}; } }`,
  );

export const nchan = (bench) =>
  nginx(
    bench,
    "nchan",
    1,
    (port) => `
  keepalive_requests 100000000;
  server {
    listen 127.0.0.1:${port} reuseport;
    location = /publish { nchan_publisher; nchan_channel_id topic; nchan_message_buffer_length 2; }
    location = /watch { nchan_subscriber websocket; nchan_channel_id topic; nchan_subscriber_first_message newest;
                        nchan_websocket_ping_interval 25; }
  }`,
  );

export async function nodeWs(bench) {
  const command = [process.execPath, join(bench.here, "peers/ws_server.mjs")];
  const program = await start(pinned(bench.serverCore, command), { ready: /listening on http:\/\/127\.0\.0\.1:(\d+)/ });
  return { ...program, port: Number(program.match[1]) };
}

const field = (name, type, options = {}) => ({ name, type, required: true, options });

// PocketBase with one open collection of the columns given; its data is new each time.
export async function pocketbase(bench, name, columns, indexes = []) {
  const folder = join(bench.out, `pocketbase_${name}`);
  rmSync(folder, { recursive: true, force: true });
  const port = await freePort();
  const options = ["--dev=false", "--automigrate=false", `--dir=${folder}`, `--migrationsDir=${folder}/migrations`];
  for (const words of [
    ["migrate", "up"],
    ["admin", "create", "bench@example.org", "bench-password"],
  ]) {
    await (
      await start([bench.pocketbase, ...words, ...options])
    ).ended;
  }
  const program = await start(
    pinned(bench.serverCore, [bench.pocketbase, "serve", `--http=127.0.0.1:${port}`, ...options]),
    { ready: /Server started/ },
  );
  await accepting(port);
  const admin = await must(port, "POST", "/api/admins/auth-with-password", {
    body: { identity: "bench@example.org", password: "bench-password" },
  });
  await must(port, "POST", "/api/collections", {
    headers: { Authorization: admin.json.token },
    body: {
      name,
      type: "base",
      schema: columns.map(([column, type]) => field(column, type, type === "json" ? { maxSize: 100_000 } : {})),
      indexes,
      listRule: "",
      viewRule: "",
      createRule: "",
    },
  });
  return { ...program, port };
}
