// How a vote with points is spent: pure.
export const plural_groups_least = 2; // one theme alone is no choice

export const spent = (points: Record<string, number>) => Object.values(points).reduce((sum, n) => sum + n, 0);

// A ballot with one point more or less on one theme, never under none and never over what each person has.
export function with_points(points: Record<string, number>, group: number, change: number, each: number) {
  const before = points[group] ?? 0;
  const after = Math.max(0, Math.min(before + change, before + each - spent(points)));
  const rest = Object.fromEntries(Object.entries(points).filter(([key]) => Number(key) !== group));
  return after > 0 ? { ...rest, [group]: after } : rest;
}

export const same_points = (a: Record<string, number> = {}, b: Record<string, number> = {}) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => (a[key] ?? 0) === (b[key] ?? 0));
