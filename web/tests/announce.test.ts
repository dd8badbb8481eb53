import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

let ear: typeof import("../src/ui/announce.svelte");
const hears = () => ear.announced().trim();

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  ear = await import("../src/ui/announce.svelte");
});
afterEach(() => void vi.useRealTimers());

describe("what is said aloud", () => {
  test("counts that move by themselves are said at most every ten seconds, the newest only", () => {
    ear.mention("21 sostegni");
    expect(hears()).toBe("21 sostegni");
    ear.mention("22 sostegni");
    ear.mention("23 sostegni");
    vi.advanceTimersByTime(9_900);
    expect(hears()).toBe("21 sostegni");
    vi.advanceTimersByTime(200);
    expect(hears()).toBe("23 sostegni");
  });

  test("news does not wait for counts, and is not passed over by them", () => {
    ear.mention("21 sostegni");
    ear.announce("La consultazione si è chiusa");
    ear.mention("22 sostegni");
    vi.advanceTimersByTime(1100);
    expect(hears()).toBe("La consultazione si è chiusa");
    vi.advanceTimersByTime(10_000);
    expect(hears()).toBe("22 sostegni");
  });

  test("all news is said, in its order", () => {
    for (const words of ["Salvato.", "Invito mandato", "Ruolo tolto"]) ear.announce(words);
    const heard = [hears()];
    for (let i = 0; i < 2; i += 1) {
      vi.advanceTimersByTime(1100);
      heard.push(hears());
    }
    expect(heard).toEqual(["Salvato.", "Invito mandato", "Ruolo tolto"]);
  });

  test("the same words again are a change", () => {
    ear.announce("Salvato.");
    const before = ear.announced();
    vi.advanceTimersByTime(5000);
    ear.announce("Salvato.");
    expect(hears()).toBe("Salvato.");
    expect(ear.announced()).not.toBe(before);
  });
});
