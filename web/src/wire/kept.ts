// What this device keeps of people so that it can show it without network; whoever signs out takes it along.
const prefix = "arengo:kept:";

const keys = () => Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)!);

export const kept_keys = (kind: string) => keys().filter((key) => key.startsWith(`${prefix}${kind}:`));
export const kept_key = (kind: string, id: string | number) => `${prefix}${kind}:${id}`;

export function read_kept<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

// Where there is no room, things are shown all the same, as long as there is network.
export function keep(key: string, value: unknown) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    localStorage.removeItem(key);
  }
}

export const forget = (key: string) => localStorage.removeItem(key);

export function forget_what_is_kept() {
  for (const key of keys()) if (key.startsWith(prefix)) forget(key);
}
