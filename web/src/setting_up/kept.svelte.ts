import { forget, keep, read_kept } from "../wire/kept";

// What is being typed, kept in this browser until it is saved: a reload loses nothing.
export class Kept<T extends object> {
  value = $state() as T;
  dirty = $state(false);

  constructor(
    private readonly key: string,
    fresh: T,
  ) {
    const before = read_kept<Partial<T>>(key);
    this.value = before ? { ...fresh, ...before } : fresh;
    this.dirty = before !== undefined;
  }

  touched = () => {
    this.dirty = true;
    keep(this.key, this.value);
  };

  // Begins anew from what the server has.
  settle(fresh: T) {
    this.value = fresh;
    this.dirty = false;
    forget(this.key);
  }
}
