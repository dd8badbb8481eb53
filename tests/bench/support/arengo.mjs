// The server under the bench: started on a data folder, with demo citizens signed in.
import { must } from "./http.mjs";
import { pinned, start } from "./processes.mjs";

// Limits far beyond one visitor's: the generator is all the visitors at once.
const limits = {
  "requests-per-second": 1_000_000,
  "sign-ins-per-minute": 100_000,
  "writes-per-minute": 100_000_000,
  "connections-per-address": 10_000,
};

export async function arengo(bench, data, port = 0) {
  const command = [bench.arengo, "serve", "--demo", "--listen", `127.0.0.1:${port}`, "--data", data];
  for (const [name, value] of Object.entries(limits)) command.push(`--${name}`, String(value));
  const program = await start(pinned(bench.serverCore, command), {
    ready: /listening on http:\/\/127\.0\.0\.1:(\d+)/,
  });
  return { ...program, port: Number(program.match[1]) };
}

// What the server believes a request from its own pages carries.
export const sameOrigin = (port) => ({ Origin: `http://127.0.0.1:${port}`, "Sec-Fetch-Site": "same-origin" });

// Signs in the k-th demo citizen and answers the headers of their requests.
export async function citizen(port, k) {
  const reply = await must(port, "POST", "/api/demo/sign-in", {
    body: { as: "citizen", n: k },
    headers: sameOrigin(port),
  });
  const cookie = reply.headers["set-cookie"].map((line) => line.split(";")[0]).join("; ");
  return { ...sameOrigin(port), Cookie: cookie };
}

export async function citizens(port, count) {
  const all = [];
  for (let k = 1; k <= count; ++k) all.push(await citizen(port, k));
  return all;
}
