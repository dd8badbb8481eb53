import type { Problem } from "./types";

// The server answered no, and says why.
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.reason);
  }
}

// No answer came: the network is away, or the server is.
export class Unreached extends Error {}

export interface Write {
  method: "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  key?: string;
  if_match?: number;
}

let language = "it";
let session_ended: () => void = () => {};
let written: () => void = () => {};

// Called after each write that the server took.
export function on_written(act: () => void) {
  written = act;
}

// Called when the server no longer knows who is here.
export function on_session_end(act: () => void) {
  session_ended = act;
}

export function speak(chosen: string) {
  language = chosen;
}

// randomUUID exists only in secure contexts; a server in a hall may be reached over plain http.
export function new_key(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function get<T>(path: string): Promise<T> {
  const answer = await reach(path, { headers: { Accept: "application/json", "Accept-Language": language } });
  return read<T>(answer);
}

export async function write<T>(
  { method, path, body, key = new_key(), if_match }: Write,
  signal?: AbortSignal,
): Promise<T> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Accept-Language": language,
    "Content-Type": "application/json",
    "Idempotency-Key": key,
  };
  if (if_match !== undefined) headers["If-Match"] = `"${if_match}"`;
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answer = await reach(path, { method, headers, body: sent, signal });
  const value = await read<T>(answer);
  setTimeout(written); // once whoever wrote has taken the answer in: after signing out nothing of theirs is read again
  return value;
}

export const post = <T>(path: string, body: unknown = {}) => write<T>({ method: "POST", path, body });
export const put = <T>(path: string, body: unknown = {}) => write<T>({ method: "PUT", path, body });
export const remove = <T>(path: string, body?: unknown) => write<T>({ method: "DELETE", path, body });

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", ...init });
  } catch {
    throw new Unreached(path);
  }
}

async function read<T>(answer: Response): Promise<T> {
  const text = await answer.text().catch(() => {
    throw new Unreached(answer.url);
  });
  const value = parsed(text);
  if (answer.ok) return (value ?? {}) as T;
  const problem = (value ?? {}) as Partial<Problem>;
  if (answer.status === 401) session_ended();
  throw new Refused({ ...problem, status: answer.status, reason: problem.reason ?? "unexpected" });
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
