import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const get = vi.hoisted(() => vi.fn());
vi.mock("../src/wire/api", async (real) => ({ ...(await real<object>()), get }));

import { Refused } from "../src/wire/api";
import { live } from "../src/wire/network.svelte";
import { view } from "../src/wire/view.svelte";

interface Text {
  id: number;
  state: string;
}
interface Watching {
  changed(state: Text, kinds: Record<string, number>, seq: number): void;
  refused(problem: { status: number; reason: string; title: string }): void;
}
const not_found = { type: "about:blank", title: "Not found", status: 404, reason: "not_found" };

// As the line does: what was read is shown, and then the server says that nobody may follow it.
function nobody_may_follow() {
  vi.spyOn(live, "follow").mockImplementation(((
    _: string,
    opening: { state: Text; seq: number },
    watcher: Watching,
  ) => {
    watcher.changed(opening.state, {}, opening.seq);
    queueMicrotask(() => watcher.refused(not_found));
    return () => undefined;
  }) as never);
}

describe("a page of something that nobody may follow", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    nobody_may_follow();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    get.mockReset();
  });

  it("stays for whoever may read it, and is asked for again", async () => {
    get.mockResolvedValue({ epoch: "e", seq: 7, state: { id: 3, state: "hidden" } });
    const page = view<Text>("/api/proposals/3", ({ id }) => `proposal/${id}`);
    const leave = page.use();
    await vi.advanceTimersByTimeAsync(0);
    expect([page.status, page.state?.state]).toEqual(["ready", "hidden"]);
    const asked = get.mock.calls.length;
    get.mockResolvedValue({ epoch: "e", seq: 8, state: { id: 3, state: "published" } });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.state?.state).toBe("published");
    expect(get.mock.calls.length).toBeGreaterThan(asked);
    leave();
    const last = get.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(get.mock.calls.length).toBe(last);
  });

  it("is gone for whoever may not", async () => {
    get.mockResolvedValueOnce({ epoch: "e", seq: 7, state: { id: 4, state: "published" } });
    get.mockRejectedValue(new Refused(not_found as never));
    const page = view<Text>("/api/proposals/4", ({ id }) => `proposal/${id}`);
    const leave = page.use();
    await vi.advanceTimersByTimeAsync(0);
    expect(page.status).toBe("missing");
    leave();
  });
});
