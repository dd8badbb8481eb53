// What this device keeps, and what of it goes with whoever signs out: the device may be somebody else's.
const house = "arengo:";
const prefix = `${house}kept:`; // of people, so that it can be shown without network

// All that anybody typed or was shown goes, whatever page kept it: what stays is told here by name. It is of the device,
// or a citizen's own words, written before they signed in as often as after, which /me shows to be gone on with.
const stays = [
  "language",
  "clock",
  "house",
  "moderation_keys",
  "door-name", // of the entrance where the device stands
  "draft:", // a new proposal
  "edit:", // a proposal sent
  "comment:",
];
const may_stay = (key: string) =>
  stays.some((name) => (name.endsWith(":") ? key.startsWith(house + name) : key === house + name));

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

// False when the device has no room or no memory: what is being typed says so. What was kept before stays.
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

// What the server said: where there is no room for the new, the old would mislead, and goes.
export function keep_latest(key: string, value: unknown) {
  if (!keep(key, value)) forget(key);
}

export function forget_what_is_kept() {
  for (const key of keys()) if (key.startsWith(house) && !may_stay(key)) forget(key);
}
