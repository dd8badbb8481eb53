// The door of one meeting on this device: its list, kept for when the network goes, and what is still to be sent.
import { current_me } from "../people/people.svelte";
import { get, post, Refused } from "../wire/api";
import { exact_now } from "../wire/clock.svelte";
import type { Arrival, CheckedIn, DoorEntry, Mode, RegistrationState } from "../wire/meetings";
import { is_offline, on_return, outbox, unsent_items } from "../wire/network.svelte";
import type { Sent } from "../wire/outbox";
import { door_key, verdict_on, with_arrivals, with_entry, type DoorList, type Verdict } from "./door";

// Whoever stands at the door must not wait for a slow network: after this the list on the device answers.
const patience_ms = 1500;

// Other doors are told of at once by the live topic; the whole list is read again only for newcomers.
const read_again_ms = 30_000;

export interface WalkIn {
  name: string;
  email?: string;
  mode: Mode;
  table_id?: number;
}

export class Door {
  items = $state.raw<DoorEntry[]>([]);
  read_at = $state(0);
  name = $state("");
  #person_id?: number;
  #path: string;

  constructor(readonly meeting_id: string) {
    this.#path = `/api/meetings/${meeting_id}`;
    this.name = localStorage.getItem("arengo:door-name") ?? "";
    const kept = JSON.parse(localStorage.getItem(door_key(meeting_id)) ?? "null") as DoorList | null;
    if (!kept) return;
    this.items = kept.items;
    this.read_at = kept.read_at;
    this.#person_id = kept.person_id;
  }

  use(): () => void {
    void this.read();
    const stop = on_return(() => void this.read());
    const timer = setInterval(() => void this.read(), read_again_ms);
    return () => {
      stop();
      clearInterval(timer);
    };
  }

  call(name: string) {
    this.name = name;
    localStorage.setItem("arengo:door-name", name);
  }

  async read() {
    try {
      this.items = (await get<{ items: DoorEntry[] }>(`${this.#path}/door`)).items;
      this.read_at = exact_now();
      this.#keep();
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 404) localStorage.removeItem(door_key(this.meeting_id));
    }
  }

  // What other doors did, as the live topic tells it.
  told(arrivals: Arrival[]) {
    const next = with_arrivals(this.items, arrivals);
    if (next !== this.items) this.items = next;
  }

  // Those let in here whose entry has not left yet.
  unsent = $derived(
    unsent_items().filter(
      (item) => !item.refused && ["check_in", "walk_in"].includes(item.what) && item.write.path.startsWith(this.#path),
    ),
  );
  unsent_people = $derived(
    new Map(
      this.unsent.flatMap((item) => {
        const id = (item.write.body as { registration_id?: number }).registration_id;
        return id === undefined ? [] : [[id, item.key] as const];
      }),
    ),
  );

  by_code(code: string): Promise<Verdict> {
    return this.let_in(
      this.items.find((entry) => entry.code === code),
      code,
    );
  }

  // Who is on the list comes in through the outbox; about anybody else the server is asked, where there is one.
  async let_in(entry: DoorEntry | undefined, code: string): Promise<Verdict> {
    const here = verdict_on(entry, code, exact_now());
    if (here.word === "enter") return this.#send(here.entry);
    if (is_offline()) return here;
    try {
      const body = { ...(entry ? { registration_id: entry.registration_id } : { code }), door: this.name };
      return this.#taken(await post<CheckedIn>(`${this.#path}/check-ins`, body), entry);
    } catch (error) {
      return error instanceof Refused ? refused_at(error, entry, code) : here;
    }
  }

  async #send(entry: DoorEntry): Promise<Verdict> {
    const at = exact_now();
    const local: Verdict = { word: "enter", entry, at, unsent: true };
    const { registration_id } = entry;
    const sending = outbox.put<CheckedIn>({
      what: "check_in",
      title: entry.name,
      person_id: this.#me(),
      write: {
        method: "POST",
        path: `${this.#path}/check-ins`,
        body: { registration_id, door: this.name, at: new Date(at).toISOString() },
      },
    });
    this.#note(registration_id, { checked_in_at: new Date(at).toISOString() });
    const settled = sending.then(
      (answer) => this.#answered(answer, entry, local),
      (error) => this.#turned_away(error, entry),
    );
    return is_offline() ? local : Promise.race([settled, later(patience_ms, local)]);
  }

  #answered(answer: Sent<CheckedIn>, entry: DoorEntry, local: Verdict): Verdict {
    return "waiting" in answer ? local : this.#taken(answer.sent, entry);
  }

  #turned_away(error: unknown, entry: DoorEntry): Verdict {
    this.#note(entry.registration_id, { checked_in_at: undefined });
    if (error instanceof Refused) return refused_at(error, entry, entry.code);
    throw error;
  }

  #taken(sent: CheckedIn, known: DoorEntry | undefined): Verdict {
    const { registration_id, name, organisation, table, checked_in_at } = sent;
    const entry: DoorEntry = {
      ...(known ?? { number: 0, code: "", mode: "in_person", state: "registered" }),
      registration_id,
      name,
      ...(organisation ? { organisation } : {}),
      ...(table ? { table } : {}),
      checked_in_at,
    };
    if (known) this.#note(registration_id, entry);
    else this.#add(entry);
    return sent.again
      ? { word: "again", entry, at: checked_in_at, door: sent.door }
      : { word: "enter", entry, at: Date.parse(checked_in_at) };
  }

  // Somebody who came without registering.
  async walk_in(made: WalkIn): Promise<Verdict> {
    const at = exact_now();
    const provisional: DoorEntry = {
      registration_id: -at,
      number: 0,
      name: made.name,
      code: "",
      mode: made.mode,
      state: "registered",
      checked_in_at: new Date(at).toISOString(),
    };
    const answer = await outbox.put<CheckedIn>({
      what: "walk_in",
      title: made.name,
      person_id: this.#me(),
      write: { method: "POST", path: `${this.#path}/walk-ins`, body: { ...made, door: this.name } },
    });
    if (!("waiting" in answer)) {
      void this.read();
      return this.#taken(
        {
          ...answer.sent,
          name: answer.sent.name ?? made.name,
          checked_in_at: answer.sent.checked_in_at ?? provisional.checked_in_at!,
        },
        undefined,
      );
    }
    this.#add(provisional);
    return { word: "enter", entry: provisional, at, unsent: true };
  }

  // What has not left yet is simply taken back; what has is undone on the server.
  async undo(registration_id: number, name: string) {
    const waiting = this.unsent_people.get(registration_id);
    if (waiting) await outbox.drop(waiting);
    else
      await outbox.put({
        what: "check_in_undone",
        title: name,
        person_id: this.#me(),
        write: { method: "DELETE", path: `/api/check-ins/${registration_id}`, body: {} },
      });
    this.#note(registration_id, { checked_in_at: undefined });
  }

  #me = () => current_me()?.person_id ?? this.#person_id ?? 0;

  #note(id: number, change: Partial<DoorEntry>) {
    this.items = with_entry(this.items, id, change);
    this.#keep();
  }

  #add(entry: DoorEntry) {
    this.items = [...this.items.filter((one) => one.registration_id !== entry.registration_id), entry];
    this.#keep();
  }

  #keep() {
    this.#person_id = current_me()?.person_id ?? this.#person_id;
    const kept: DoorList = { read_at: this.read_at, person_id: this.#person_id, items: this.items };
    try {
      localStorage.setItem(door_key(this.meeting_id), JSON.stringify(kept));
    } catch {
      // no room: this device answers only with network
    }
  }
}

function refused_at(error: Refused, entry: DoorEntry | undefined, code: string): Verdict {
  const { reason, state, title } = error.problem;
  if (reason === "other_meeting") return { word: "unknown", code, elsewhere: title };
  if (reason === "not_registered" && entry) return { word: "waiting", entry, state: state as RegistrationState };
  if (reason === "not_registered") return { word: "waiting", state: state as RegistrationState };
  return { word: "unknown", code };
}

const later = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
