// What is being typed, kept in this browser until it is saved: a reload loses nothing.
export class Kept<T extends object> {
  value = $state() as T;
  dirty = $state(false);

  constructor(
    private readonly key: string,
    fresh: T,
  ) {
    const before = localStorage.getItem(key);
    this.value = before ? { ...fresh, ...(JSON.parse(before) as Partial<T>) } : fresh;
    this.dirty = before !== null;
  }

  touched = () => {
    this.dirty = true;
    localStorage.setItem(this.key, JSON.stringify(this.value));
  };

  // Begins anew from what the server has.
  settle(fresh: T) {
    this.value = fresh;
    this.dirty = false;
    localStorage.removeItem(this.key);
  }
}
