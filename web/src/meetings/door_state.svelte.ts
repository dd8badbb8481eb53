// The door of one meeting on this device: its list, kept for when the network goes, and what is still to be sent.
import { untrack } from "svelte";
import { current_me } from "../people/people.svelte";
import { get, post, Refused } from "../wire/api";
import { exact_now } from "../wire/clock.svelte";
import { forget, keep_latest, read_kept } from "../wire/kept";
import type { Arrival, CheckedIn, DoorEntry, Mode, RegistrationState } from "../wire/meetings";
import { is_offline, on_return, outbox, unsent_items } from "../wire/network.svelte";
import type { Sent } from "../wire/outbox";
import {
  as_waiting,
  door_key,
  has_lost,
  own_number,
  provisional,
  verdict_on,
  with_arrivals,
  with_entry,
  with_waiting,
  type DoorList,
  type Verdict,
} from "./door";

// Whoever stands at the door must not wait for a slow network: after this the list on the device answers.
const patience_ms = 1500;

// Other doors are told of at once by the live topic; the whole list is read again for the rest, where something moved.
const read_again_ms = 30_000;

export interface WalkIn {
  name: string;
  email?: string;
  mode: Mode;
  table_id?: number;
}

export class Door {
  read_at = $state(0);
  name = $state("");
  #list = $state.raw<DoorEntry[]>([]); // as read last, with what happened since
  #latest: Arrival[] = [];
  #moved = false;
  #person_id?: number;
  #path: string;

  constructor(readonly meeting_id: string) {
    this.#path = `/api/meetings/${meeting_id}`;
    this.name = localStorage.getItem("arengo:door-name") ?? "";
    const kept = read_kept<DoorList>(door_key(meeting_id));
    if (!kept) return;
    this.#list = kept.items;
    this.read_at = kept.read_at;
    this.#person_id = kept.person_id;
  }

  use(): () => void {
    void this.read();
    const stop = on_return(() => void this.read());
    const timer = setInterval(() => this.#moved && void this.read(), read_again_ms);
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
    this.#moved = false;
    try {
      this.#list = (await get<{ items: DoorEntry[] }>(`${this.#path}/door`)).items;
      this.read_at = exact_now();
      this.#keep();
    } catch (error) {
      this.#moved = true;
      if (error instanceof Refused && error.problem.status === 404) forget(door_key(this.meeting_id));
    }
  }

  // What other doors did, as the live topic tells it, newest first.
  told(latest: Arrival[]) {
    untrack(() => {
      this.#moved = true;
      this.#list = with_arrivals(this.#list, latest);
      if (has_lost(this.#latest, latest)) void this.read(); // somebody's entry was undone
      this.#latest = latest;
    });
  }

  // Those let in here whose entry has not left yet.
  unsent = $derived(
    unsent_items().filter(
      (item) => !item.refused && ["check_in", "walk_in"].includes(item.what) && item.write.path.startsWith(this.#path),
    ),
  );
  #waiting = $derived(this.unsent.map(as_waiting));
  unsent_people = $derived(new Map(this.#waiting.map(({ registration_id, key }) => [registration_id, key])));
  items = $derived(with_waiting(this.#list, this.#waiting));

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

  // Nobody is told to come in before it is written down: a reload in the next instant must find it.
  async #send(entry: DoorEntry): Promise<Verdict> {
    const at = exact_now();
    const local: Verdict = { word: "enter", entry, at, unsent: true };
    const { registration_id } = entry;
    const { answer } = await outbox.write_down<CheckedIn>({
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
    const settled = answer.then(
      (sent) => this.#answered(sent, entry, local),
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
    const { registration_id, name, organisation, table, checked_in_at, access_needs } = sent;
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
      : { word: "enter", entry, at: Date.parse(checked_in_at), needs: access_needs };
  }

  // Somebody who came without registering.
  async walk_in(made: WalkIn): Promise<Verdict> {
    const now = exact_now();
    const at = new Date(now).toISOString();
    const answer = await outbox.put<CheckedIn>({
      what: "walk_in",
      title: made.name,
      person_id: this.#me(),
      write: { method: "POST", path: `${this.#path}/walk-ins`, body: { ...made, door: this.name, at } },
    });
    if (!("waiting" in answer)) return this.#taken(answer.sent, undefined);
    const entry = provisional({ registration_id: own_number(at), at, walk_in: { name: made.name, mode: made.mode } });
    return { word: "enter", entry, at: now, unsent: true };
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
    this.#list = with_entry(this.#list, id, change);
    this.#keep();
  }

  #add(entry: DoorEntry) {
    this.#list = [...this.#list.filter((one) => one.registration_id !== entry.registration_id), entry];
    this.#keep();
  }

  #keep() {
    this.#person_id = current_me()?.person_id ?? this.#person_id;
    keep_latest(door_key(this.meeting_id), {
      read_at: this.read_at,
      person_id: this.#person_id,
      items: this.#list,
    } satisfies DoorList);
  }
}

function refused_at(error: Refused, entry: DoorEntry | undefined, code: string): Verdict {
  const { reason, state, meeting_title } = error.problem;
  if (reason === "other_meeting") return { word: "unknown", code, elsewhere: meeting_title };
  if (reason === "not_registered" && entry) return { word: "waiting", entry, state: state as RegistrationState };
  if (reason === "not_registered") return { word: "waiting", state: state as RegistrationState };
  return { word: "unknown", code };
}

const later = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
