import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Refused, Unreached, type Write } from "../src/wire/api";
import { Outbox } from "../src/wire/outbox";
import { database_shelf, memory_shelf, type Shelf, type Unsent } from "../src/wire/shelf";

const anna = 1;

// A server that counts each key once, and a network that can be cut before or after it has heard.
class Network {
  state: "there" | "away" | "deaf" = "there";
  refusal?: { status: number; reason: string };
  counted = new Map<string, Write>();
  heard: string[] = [];

  send = async (write: Write) => {
    if (this.state === "away") throw new Unreached(write.path);
    this.heard.push(write.path);
    if (this.refusal) throw new Refused(this.refusal);
    this.counted.set(write.key!, write);
    if (this.state === "deaf") throw new Unreached(write.path); // arrived, but the answer was lost
    return { seq: this.counted.size };
  };
}

describe.each([
  ["in memory", () => memory_shelf()],
  ["in the browser's database", () => database_shelf(`arengo-${Math.random()}`)],
])("the outbox %s", (_name, make_shelf) => {
  let network: Network;
  let shelf: Shelf;
  let outbox: Outbox;
  let shown: Unsent[];

  const open_outbox = () =>
    new Outbox(
      shelf,
      (items) => (shown = items),
      () => 1000,
      network.send,
    );
  const support = (id: number) =>
    outbox.put({
      what: "support",
      title: `Proposta ${id}`,
      person_id: anna,
      write: { method: "PUT", path: `/api/proposals/${id}/vote`, body: { choice: "support" } },
    });

  beforeEach(() => {
    network = new Network();
    shelf = make_shelf();
    shown = [];
    outbox = open_outbox();
  });

  test("goes on after the drawer could not be read once", async () => {
    network.state = "away";
    await support(1);
    network.state = "there";
    const all = shelf.all;
    shelf.all = () => Promise.reject(new Error("the database is closing"));
    await expect(outbox.flush(anna)).rejects.toThrow("closing");
    shelf.all = all;
    await outbox.flush(anna);
    expect(shown).toEqual([]);
    expect(network.counted.size).toBe(1);
  });

  test("keeps the words of what was refused after its form had gone", async () => {
    const write: Write = { method: "POST", path: "/api/tables/3/contributions", body: { text: "Detto tardi" } };
    await outbox.keep({ what: "note", title: "Detto tardi", person_id: anna, write }, { status: 409, reason: "late" });
    expect(shown).toMatchObject([{ title: "Detto tardi", refused: { reason: "late" } }]);
    await outbox.flush(anna);
    expect(network.heard).toEqual([]); // it is not sent again
    expect(await shelf.all()).toHaveLength(1);
  });

  test("sends at once when there is network, and keeps nothing", async () => {
    expect(await support(9)).toEqual({ sent: { seq: 1 } });
    expect(await shelf.all()).toEqual([]);
  });

  test("what is written down outlives a reload before any answer", async () => {
    const silent = new Outbox(
      shelf,
      () => {},
      () => 1000,
      () => new Promise(() => {}), // a network that neither answers nor fails
    );
    await silent.write_down({
      what: "check_in",
      title: "Dario",
      person_id: anna,
      write: { method: "POST", path: "/api/meetings/2/check-ins", body: {} },
    });
    expect((await shelf.all()).map((item) => item.title)).toEqual(["Dario"]);
  });

  test("keeps what cannot travel, and says that it waits", async () => {
    network.state = "away";
    expect(await support(9)).toEqual({ waiting: true });
    expect(shown.map((item) => item.title)).toEqual(["Proposta 9"]);
  });

  test("sends in the order in which things were made, once the network is back", async () => {
    network.state = "away";
    await support(9);
    await support(4);
    await support(7);
    network.state = "there";
    await outbox.flush(anna);
    expect(network.heard).toEqual([9, 4, 7].map((id) => `/api/proposals/${id}/vote`));
    expect(shown).toEqual([]);
  });

  test("keeps the order also of things made in the same instant", async () => {
    network.state = "away";
    await Promise.all([3, 1, 2].map(support));
    network.state = "there";
    await outbox.flush(anna);
    expect(network.heard).toEqual([3, 1, 2].map((id) => `/api/proposals/${id}/vote`));
  });

  test("an answer lost on the way does not count twice", async () => {
    network.state = "deaf";
    expect(await support(9)).toEqual({ waiting: true });
    network.state = "there";
    await outbox.flush(anna);
    expect(network.heard).toHaveLength(2);
    expect(network.counted.size).toBe(1);
  });

  test("outlives a reload", async () => {
    network.state = "away";
    await support(9);
    outbox = open_outbox();
    await outbox.load();
    expect(shown).toHaveLength(1);
    network.state = "there";
    await outbox.flush(anna);
    expect(network.counted.size).toBe(1);
  });

  test("two flushes at the same time send once", async () => {
    network.state = "away";
    await support(9);
    network.state = "there";
    await Promise.all([outbox.flush(anna), outbox.flush(anna), outbox.flush(anna)]);
    expect(network.heard).toHaveLength(1);
  });

  test("a refusal reaches whoever is looking, and nothing is kept", async () => {
    network.refusal = { status: 409, reason: "consultation_closed" };
    await expect(support(9)).rejects.toMatchObject({ problem: { reason: "consultation_closed" } });
    expect(await shelf.all()).toEqual([]);
  });

  test("a refusal that comes later is kept and shown with its text, and the rest still goes", async () => {
    network.state = "away";
    await support(9);
    network.state = "there";
    network.refusal = { status: 409, reason: "consultation_closed" };
    await outbox.flush(anna);
    network.refusal = undefined;
    await support(4);
    expect(shown.map((item) => [item.title, item.refused?.reason])).toEqual([["Proposta 9", "consultation_closed"]]);
    expect(network.counted.size).toBe(1);
  });

  test.each([503, 500, 429])("waits and tries again after %i", async (status) => {
    network.refusal = { status, reason: "busy" };
    expect(await support(9)).toEqual({ waiting: true });
    network.refusal = undefined;
    await outbox.flush(anna);
    expect(network.counted.size).toBe(1);
  });

  test("what finds the session ended waits for the person to sign in again", async () => {
    network.state = "away";
    await support(9);
    network.state = "there";
    network.refusal = { status: 401, reason: "not_signed_in" };
    await outbox.flush(anna);
    expect(shown.map((item) => item.refused)).toEqual([undefined]);
  });

  test("one person's things are not sent by another", async () => {
    network.state = "away";
    await support(9);
    network.state = "there";
    await outbox.flush(2);
    expect(network.heard).toEqual([]);
    expect(shown).toHaveLength(1);
  });
});

test("a connection that died without a word is given up, and the same is sent again", async () => {
  vi.useFakeTimers();
  const keys: (string | null)[] = [];
  vi.stubGlobal("fetch", (_path: string, { headers, signal }: RequestInit) => {
    keys.push(new Headers(headers).get("Idempotency-Key"));
    if (keys.length > 1) return Promise.resolve(new Response("{}", { status: 200 }));
    return new Promise((_answered, failed) => signal!.addEventListener("abort", () => failed(new Error("aborted"))));
  });
  let shown: Unsent[] = [];
  const outbox = new Outbox(
    memory_shelf(),
    (items) => (shown = items),
    () => 1000,
  );
  const write: Write = { method: "POST", path: "/api/tables/3/contributions", body: { text: "Dal corridoio" } };
  const answer = outbox.put({ what: "note", title: "Dal corridoio", person_id: anna, write });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await answer).toEqual({ waiting: true });
  await outbox.flush(anna);
  expect(shown).toEqual([]);
  expect(keys).toEqual([keys[0], keys[0]]);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
