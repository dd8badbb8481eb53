// An event day of the demonstration: its meeting to come, who leads which table, and what people do there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { read } from "./house.js";
import { person } from "./people.js";
import { nth_citizen } from "./tables.js";

// When the people of the next meeting go to their tables.
export const at_the_tables = ["--clock", "2025-06-12T15:14:00+02:00"];

export const hall = { width: 1920, height: 1080 };

const days = JSON.parse(readFileSync(new URL("../../../deploy/demo/meetings.json", import.meta.url), "utf8"));

// The meeting whose tables have not begun yet, with its tables in their order.
export async function next_meeting(house) {
  const { meetings } = (await read(`${house.url}/api/processes/${house.process.slug}`)).state;
  const ids = Object.values(meetings).map(({ meeting_id }) => meeting_id);
  const all = await Promise.all(ids.map(async (id) => (await read(`${house.url}/api/meetings/${id}`)).state));
  const meeting = all.sort((a, b) => a.starts_at.localeCompare(b.starts_at)).at(-1);
  const tables = Object.values(meeting.tables).sort((a, b) => a.order - b.order);
  return { tables, here: `/meetings/${meeting.meeting_id}` };
}

// The k-th of those who lead a table of that meeting, by the table's number.
export async function facilitator(t, browser, house, table, { k = 0, ...device } = {}) {
  const { facilitators } = days.at(-1).tables.find(({ order }) => order === table);
  const one = await person(t, browser, house, device);
  if (facilitators[k] === "facilitator") return one.signs_in("facilitator");
  return one.signs_in("citizen", nth_citizen(facilitators[k]));
}

export async function sends(who, method, path, data = {}) {
  const answer = await who.context.request.fetch(`/api${path}`, {
    method,
    data,
    headers: { origin: who.house.url, "idempotency-key": crypto.randomUUID() },
  });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

export async function asks(who, path) {
  const answer = await who.context.request.get(`/api${path}`);
  assert.ok(answer.ok(), `${path}: ${answer.status()}`);
  const body = await answer.json();
  return body.state ?? body;
}

// The server's own hour, in milliseconds.
export const hour_of = async (house) => Date.parse((await read(`${house.url}/api/house`)).now);
