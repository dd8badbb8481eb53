import { beforeEach, describe, expect, test } from "vitest";
import { Live, type ChannelEvents } from "../src/wire/live";

interface Count {
  votes: number;
}

// A server and a clock that do only what the story says.
class Stage {
  dialled: { events: ChannelEvents; sent: object[]; closed: boolean }[] = [];
  waiting: { ms: number; act: () => void }[] = [];
  connected: boolean[] = [];
  live = new Live(
    (events) => {
      const line = { events, sent: [] as object[], closed: false };
      this.dialled.push(line);
      return { send: (message) => void line.sent.push(message), close: () => void (line.closed = true) };
    },
    {
      after: (ms, act) => {
        const timer = { ms, act };
        this.waiting.push(timer);
        return () => void (this.waiting = this.waiting.filter((one) => one !== timer));
      },
      random: () => 0.5,
    },
    (open) => this.connected.push(open),
  );

  get line() {
    return this.dialled.at(-1)!;
  }

  open() {
    this.line.events.opened();
  }

  cut() {
    this.line.events.closed(1006);
  }

  time_passes() {
    const due = this.waiting;
    this.waiting = [];
    for (const { act } of due) act();
  }

  says(frame: object) {
    this.line.events.received({ topic: "proposal/9", ...frame } as never);
  }
}

describe("the live connection", () => {
  let stage: Stage;
  let seen: Count[];
  const follow = (seq = 10) =>
    stage.live.follow<Count>(
      "proposal/9",
      { epoch: "e", seq, state: { votes: 1 } },
      { changed: (state) => seen.push(state) },
    );
  const votes = () => seen.at(-1)?.votes;

  beforeEach(() => {
    stage = new Stage();
    seen = [];
  });

  test("shows the snapshot at once and follows from there", () => {
    follow();
    stage.open();
    expect(votes()).toBe(1);
    expect(stage.line.sent).toEqual([{ follow: "proposal/9", after: { epoch: "e", seq: 10 } }]);
  });

  test("applies patches in order", () => {
    follow();
    stage.open();
    stage.says({ seq: 11, patch: { votes: 2 } });
    stage.says({ seq: 14, patch: { votes: 5 } });
    expect(votes()).toBe(5);
  });

  test("ignores a lower or equal seq", () => {
    follow();
    stage.open();
    stage.says({ seq: 12, patch: { votes: 3 } });
    stage.says({ seq: 12, patch: { votes: 99 } });
    stage.says({ seq: 11, patch: { votes: 98 } });
    expect(votes()).toBe(3);
  });

  test("after a cut it comes back by itself and continues from where it was", () => {
    follow();
    stage.open();
    stage.says({ seq: 12, patch: { votes: 3 } });
    stage.cut();
    stage.time_passes();
    stage.open();
    expect(stage.dialled).toHaveLength(2);
    expect(stage.line.sent).toEqual([{ follow: "proposal/9", after: { epoch: "e", seq: 12 } }]);
  });

  test("waits longer, with jitter, each time the server is not there", () => {
    follow();
    const pauses = [1, 2, 3, 4].map(() => {
      stage.cut();
      const pause = stage.waiting[0]!.ms;
      stage.time_passes();
      return pause;
    });
    expect(pauses).toEqual([500, 750, 1250, 2250]);
  });

  test("after a reset only a full snapshot counts, even one with a lower seq", () => {
    follow();
    stage.open();
    stage.says({ seq: 12, patch: { votes: 3 } });
    stage.says({ reset: true });
    stage.says({ seq: 13, patch: { votes: 97 } });
    expect(votes()).toBe(3);
    stage.says({ epoch: "f", seq: 4, state: { votes: 7 } });
    stage.says({ seq: 5, patch: { votes: 8 } });
    expect(votes()).toBe(8);
  });

  test("a reset interrupted by a cut asks for a whole snapshot again", () => {
    follow();
    stage.open();
    stage.says({ reset: true });
    stage.cut();
    stage.time_passes();
    stage.open();
    expect(stage.line.sent).toEqual([{ follow: "proposal/9" }]);
  });

  test("an opening that is older than what is shown is ignored", () => {
    follow(20);
    stage.open();
    stage.says({ epoch: "e", seq: 19, state: { votes: 0 } });
    expect(votes()).toBe(1);
  });

  test("lets go of a topic with its last watcher", () => {
    const leave = follow();
    const leave_too = follow();
    stage.open();
    leave();
    expect(stage.line.sent).toHaveLength(1);
    leave_too();
    expect(stage.line.sent.at(-1)).toEqual({ unfollow: "proposal/9" });
  });

  test("a second watcher of a topic sees at once what the first already knows", () => {
    follow();
    stage.open();
    stage.says({ seq: 15, patch: { votes: 6 } });
    follow(12);
    expect(votes()).toBe(6);
    expect(stage.line.sent).toHaveLength(1);
  });

  test("does not try while the network is known to be away", () => {
    follow();
    stage.open();
    stage.live.hold();
    expect(stage.line.closed).toBe(true);
    expect(stage.waiting).toHaveLength(0);
    stage.live.resume();
    expect(stage.dialled).toHaveLength(2);
  });

  test("frames of a line that was given up are not listened to", () => {
    follow();
    stage.open();
    const old = stage.line;
    stage.live.restart();
    old.events.received({ topic: "proposal/9", seq: 30, patch: { votes: 90 } });
    expect(votes()).toBe(1);
  });

  test("passes on who is watching and what is refused", () => {
    const told: unknown[] = [];
    stage.live.follow<Count>(
      "proposal/9",
      { epoch: "e", seq: 1, state: { votes: 1 } },
      {
        changed: () => undefined,
        watching: (people) => told.push(people),
        refused: (problem) => told.push(problem.reason),
      },
    );
    stage.open();
    stage.says({ watching: 41 });
    stage.says({ problem: { reason: "not_found", status: 404 } });
    expect(told).toEqual([41, "not_found"]);
  });
});
