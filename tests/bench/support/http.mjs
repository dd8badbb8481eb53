// One HTTP request at a time, for setting a stage; the measured ones come from the generators.
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setInterval } from "node:timers/promises";

const agent = new Agent({ keepAlive: true });

// Answers {status, headers, body}; a body that is JSON comes parsed as `json`.
export function ask(port, method, path, { body, headers = {} } = {}) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: "127.0.0.1",
        port,
        method,
        path,
        headers: {
          ...(method === "GET" ? {} : { "Content-Type": "application/json" }),
          ...(text === undefined ? {} : { "Content-Length": Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (reply) => {
        const pieces = [];
        reply.on("data", (piece) => pieces.push(piece));
        reply.on("end", () => resolve(answer(reply, Buffer.concat(pieces))));
      },
    );
    sent.on("error", reject);
    sent.end(text);
  });
}

function answer(reply, body) {
  const type = reply.headers["content-type"] ?? "";
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body,
    json: type.includes("json") && body.length > 0 ? JSON.parse(body) : undefined,
  };
}

// Waits until something accepts connections there: some programs say that they have started a moment before.
export async function accepting(port) {
  for await (const _ of setInterval(10)) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.end());
    });
    if (open) return;
  }
}

// As `ask`, but anything other than success ends the bench with what the server said.
export async function must(port, method, path, options) {
  const reply = await ask(port, method, path, options);
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.body}`);
  return reply;
}

// The bytes of a request as the generators send them.
export function requestText(port, method, path, { body, headers = {} } = {}) {
  const text = body === undefined ? "" : JSON.stringify(body);
  const lines = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`];
  if (method !== "GET") lines.push("Content-Type: application/json");
  if (body !== undefined) lines.push(`Content-Length: ${Buffer.byteLength(text)}`);
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  return `${lines.join("\r\n")}\r\n\r\n${text}`;
}

// One entry of a generator's script.
export const scripted = (label, text) => `${Buffer.byteLength(text)} ${label}\n${text}`;
