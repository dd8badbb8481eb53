// The meeting to come of the demonstration: who registers for it, and what its front desk may do.
import assert from "node:assert/strict";
import { open_house, read } from "./house.js";

// When its doors are open.
export const at_the_door = ["--clock", "2025-06-12T14:00:00+02:00"];

export async function open_meeting(t, ...options) {
  const house = await open_house(t, ...options);
  const { meetings } = (await read(`${house.url}/api/processes/${house.process.slug}`)).state;
  const [coming] = Object.values(meetings).filter((one) => one.state === "planned");
  const here = `/meetings/${coming.meeting_id}`;
  const meeting = (await read(`${house.url}/api${here}`)).state;
  return { house, here, meeting, in_short: coming };
}

export const state_of = async ({ house, here }) => (await read(`${house.url}/api${here}`)).state;
export const ticket_of = ({ house }, code) => read(`${house.url}/api/registrations/${code}`);

export const in_order = (all) => Object.values(all).sort((a, b) => a.order - b.order);

export const must_answer = (meeting) => in_order(meeting.questions).filter((one) => one.required);

// To each question that must have one, the first answer there is.
export const answers_to = (meeting) =>
  Object.fromEntries(
    must_answer(meeting).map(({ question_id, kind, choices }) => {
      const first = Object.values(choices)[0];
      return [question_id, kind === "text" ? "Per conto mio." : kind === "choice" ? first : [first]];
    }),
  );

// Somebody who works without a page: the session is all they have.
export class Session {
  constructor(house, cookie) {
    Object.assign(this, { house, cookie });
  }

  static async of(house, as, n) {
    const nobody = new Session(house);
    const answer = await nobody.asks("POST", "/demo/sign-in", n === undefined ? { as } : { as, n });
    assert.equal(answer.status, 200);
    return new Session(house, answer.headers.get("set-cookie").split(";")[0]);
  }

  asks(method, path, body) {
    const headers = { origin: this.house.url, ...(this.cookie ? { cookie: this.cookie } : {}) };
    if (method === "GET") return fetch(`${this.house.url}/api${path}`, { headers });
    Object.assign(headers, { "content-type": "application/json", "idempotency-key": crypto.randomUUID() });
    return fetch(`${this.house.url}/api${path}`, { method, headers, body: JSON.stringify(body ?? {}) });
  }

  async does(method, path, body) {
    const answer = await this.asks(method, path, body);
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${answer.ok ? "" : await answer.text()}`);
    return answer.json();
  }
}

export const organiser = (house) => Session.of(house, "organiser");

// Takes the first place that is free: the k-th citizen, or the next who is not registered yet.
export async function registers(place, k = 1, more = {}) {
  const { house, here, meeting } = place;
  for (let n = k; ; n += 1) {
    const citizen = await Session.of(house, "citizen", n);
    const made = { mode: "in_person", table_preferences: [], answers: answers_to(meeting), ...more };
    const answer = await citizen.asks("POST", `${here}/registrations`, made);
    if (answer.status === 409) continue;
    assert.equal(answer.status, 201, await answer.clone().text());
    return { n, citizen, ...(await answer.json()) };
  }
}

export async function fills(place) {
  const { seats, taken } = (await state_of(place)).seats.in_person;
  const made = [];
  for (let left = seats - taken; left > 0; left -= 1) made.push(await registers(place, (made.at(-1)?.n ?? 1) + 1));
  return made;
}

export const door_list = async ({ here }, session) => (await session.does("GET", `${here}/door`)).items;
