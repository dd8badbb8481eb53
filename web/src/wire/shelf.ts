// The drawer where unsent things wait: IndexedDB, so that they outlive a reload and a closed browser.
import type { Problem } from "./types";
import type { Write } from "./api";

export interface Unsent {
  key: string; // the Idempotency-Key: made once, so that sending twice counts once
  order: number;
  at: number;
  person_id: number;
  what:
    | "support"
    | "comment"
    | "proposal"
    | "registration"
    | "check_in"
    | "walk_in"
    | "check_in_undone"
    | "note"
    | "line"
    | "step";
  title: string;
  write: Write;
  draft?: string; // the draft to forget once this has arrived
  refused?: Problem;
}

export interface Shelf {
  all(): Promise<Unsent[]>;
  put(item: Unsent): Promise<void>;
  drop(key: string): Promise<void>;
}

const store = "outbox";

export function database_shelf(name = "arengo"): Shelf {
  let opening: Promise<IDBDatabase> | undefined;
  const database = () => (opening ??= open(name));
  const run = async <T>(mode: IDBTransactionMode, act: (items: IDBObjectStore) => IDBRequest<T>) => {
    const transaction = (await database()).transaction(store, mode);
    return done(transaction, act(transaction.objectStore(store)));
  };
  return {
    all: async () => (await run<Unsent[]>("readonly", (items) => items.getAll())).sort((a, b) => a.order - b.order),
    put: async (item) => void (await run("readwrite", (items) => items.put(item))),
    drop: async (key) => void (await run("readwrite", (items) => items.delete(key))),
  };
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Resolves when the transaction is durable, not merely when the request succeeded.
function done<T>(transaction: IDBTransaction, request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

// For browsers that give no storage (private windows of some kinds): at least this page keeps it.
export function memory_shelf(): Shelf {
  const items = new Map<string, Unsent>();
  return {
    all: async () => [...items.values()].sort((a, b) => a.order - b.order),
    put: async (item) => void items.set(item.key, item),
    drop: async (key) => void items.delete(key),
  };
}
