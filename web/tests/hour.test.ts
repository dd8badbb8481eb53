import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { correct_clock, exact_now, set_clock } from "../src/wire/clock.svelte";

const device = Date.parse("2025-06-12T15:00:00Z");
const at = (seconds: number) => new Date(device + seconds * 1000).toISOString();

describe("the hour after a cut", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: device });
    set_clock(at(0), device);
  });
  afterEach(() => vi.useRealTimers());

  test("is the server's when the two have come apart", () => {
    correct_clock(at(1200), device - 40, device + 40);
    expect(exact_now()).toBe(device + 1_200_000);
  });

  test("stays when the difference may be the way there and back", () => {
    correct_clock(at(3), device - 3000, device + 3000);
    expect(exact_now()).toBe(device);
  });
});
