// What a person sends goes through here: written down first, then sent, in order, each counted once.
import { new_key, Refused, Unreached, write, type Write } from "./api";
import type { Shelf, Unsent } from "./shelf";
import type { Problem } from "./types";

export interface Sending {
  what: Unsent["what"];
  title: string;
  person_id: number;
  write: Write;
  draft?: string;
  key?: string; // when the page already shows it under this key
}
export type Sent<T> = { sent: T } | { waiting: true };

// A connection that has died without a word would hold back all that waits: after this the same is sent again.
const patience_ms = 30_000;

async function write_in_time(what: Write): Promise<unknown> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience_ms);
  try {
    return await write(what, limit.signal);
  } finally {
    clearTimeout(timer);
  }
}

export class Outbox {
  #items: Unsent[] = [];
  #last = 0; // so that two things made in the same instant keep their order
  #work: Promise<void> = Promise.resolve();
  #answers = new Map<string, { arrived(value: unknown): void; refused(error: unknown): void }>();

  constructor(
    private readonly shelf: Shelf,
    private readonly changed: (items: Unsent[]) => void,
    private readonly now: () => number,
    private readonly send: (write: Write) => Promise<unknown> = write_in_time,
  ) {}

  async load() {
    this.#items = await this.shelf.all();
    this.#tell();
  }

  // Resolves with the server's answer, or with "waiting" when the network is away. A refusal is thrown.
  async put<T>(sending: Sending): Promise<Sent<T>> {
    return (await this.write_down<T>(sending)).answer;
  }

  // Resolves as soon as it would outlive a reload; for those who cannot wait for the answer.
  async write_down<T>({ write, key = new_key(), ...rest }: Sending): Promise<{ answer: Promise<Sent<T>> }> {
    this.#last = Math.max(this.#last, this.#items.at(-1)?.order ?? 0) + 1;
    const item: Unsent = { ...rest, key, order: this.#last, at: this.now(), write: { ...write, key } };
    await this.shelf.put(item);
    this.#items = [...this.#items, item];
    const answer = new Promise<unknown>((arrived, refused) => this.#answers.set(key, { arrived, refused }));
    void this.flush(rest.person_id);
    return { answer: answer as Promise<Sent<T>> };
  }

  // What was refused when its form was no longer there to show it: kept with its words, as a late refusal is.
  async keep({ write, key = new_key(), ...rest }: Sending, refused: Problem) {
    this.#last = Math.max(this.#last, this.#items.at(-1)?.order ?? 0) + 1;
    const item: Unsent = { ...rest, key, order: this.#last, at: this.now(), write: { ...write, key }, refused };
    await this.shelf.put(item);
    this.#items = [...this.#items, item];
    this.#tell();
  }

  // Sends what waits, oldest first; stops at the first that cannot travel.
  flush(person_id: number): Promise<void> {
    const sent = this.#work.then(() => exclusively(() => this.#send_all(person_id)));
    this.#work = sent.catch(() => undefined); // what fails once may not stop what is sent after it
    return sent;
  }

  async drop(key: string) {
    await this.shelf.drop(key);
    this.#items = this.#items.filter((item) => item.key !== key);
    this.#tell();
  }

  async #send_all(person_id: number) {
    this.#items = await this.shelf.all(); // another tab may have sent some in the meantime
    const due = this.#items.filter((one) => !one.refused && one.person_id === person_id);
    while (due.length > 0 && (await this.#send_one(due[0]!))) due.shift();
    for (const item of due) this.#left_waiting(item.key);
    this.#tell();
  }

  #left_waiting(key: string) {
    this.#answers.get(key)?.arrived({ waiting: true });
    this.#answers.delete(key);
  }

  async #send_one(item: Unsent): Promise<boolean> {
    const answer = this.#answers.get(item.key);
    this.#answers.delete(item.key);
    try {
      const sent = await this.send(item.write);
      await this.drop(item.key);
      answer?.arrived({ sent });
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) {
        answer?.arrived({ waiting: true });
        if (!(error instanceof Unreached)) throw error;
        return false;
      }
      if (comes_back(error) || (error.problem.status === 401 && !answer)) {
        answer?.arrived({ waiting: true });
        return false;
      }
      await this.#keep_refused(item, error, answer !== undefined);
      answer?.refused(error);
      return true;
    }
  }

  // Whoever is still looking at the form sees the refusal there; a late one is kept and shown with its text.
  async #keep_refused(item: Unsent, error: Refused, seen: boolean) {
    if (seen) return this.drop(item.key);
    const refused = { ...item, refused: error.problem };
    await this.shelf.put(refused);
    this.#items = this.#items.map((one) => (one.key === item.key ? refused : one));
    this.#tell();
  }

  #tell() {
    this.changed(this.#items);
  }
}

// The server is busy or restarting: the thing itself was not refused.
function comes_back({ problem }: Refused): boolean {
  return problem.status >= 500 || problem.status === 429 || problem.status === 408;
}

// Two tabs must not send the same drawer at the same time; where locks are missing the key still counts once.
async function exclusively(act: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request("arengo-outbox", act);
  else await act();
}
