import { describe, expect, it } from "vitest";
import { approval_of, request_of, undoing, type Decision } from "../src/proposals/desk/deeds";
import { command_of, keys_are_on, switch_keys } from "../src/proposals/desk/keys";
import type { ModeratedText } from "../src/wire/moderating";

const text = (change: Partial<ModeratedText> = {}): ModeratedText => ({
  proposal_id: 7,
  consultation_id: 1,
  number: 3,
  title: "A bench",
  author: { kind: "citizen" },
  state: "published",
  since: "2025-03-03T08:00:00.000Z",
  body: "In the square.",
  before: false,
  flags: [],
  ...change,
});

const press = (key: string, change: object = {}) =>
  command_of({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    defaultPrevented: false,
    target: document.body,
    ...change,
  });

describe("what a moderator does", () => {
  it("publishes what waits, leaves what was reported, shows again what is hidden", () => {
    expect(approval_of(text({ state: "pending" }))).toBe("publish");
    expect(approval_of(text())).toBe("keep");
    expect(approval_of(text({ state: "hidden" }))).toBe("restore");
  });

  it("is taken back by its opposite, and taking back twice is doing it again", () => {
    for (const decision of ["publish", "keep", "hide", "restore", "return", "reopen"] as Decision[]) {
      const deed = { text: text(), decision, reason: "because" };
      expect(undoing(deed, "undone").decision).not.toBe(decision);
      expect(undoing(undoing(deed, "undone"), "because")).toEqual(deed);
    }
  });

  it("goes to the proposal or the comment that it is about", () => {
    expect(request_of({ text: text(), decision: "hide", reason: "rude" })).toEqual({
      method: "POST",
      path: "/api/proposals/7/moderation",
      body: { decision: "hide", reason: "rude" },
    });
    expect(request_of({ text: text({ comment_id: 5 }), decision: "keep", reason: "" })).toEqual({
      method: "PUT",
      path: "/api/comments/5/flags/settled",
      body: { settled: true },
    });
    expect(request_of({ text: text(), decision: "reopen", reason: "" }).body).toEqual({ settled: false });
  });
});

describe("single letters", () => {
  it("are commands on the page, and letters where one writes", () => {
    expect(press("j")).toBe("next");
    expect(press("?")).toBe("help");
    expect(press("z")).toBeUndefined();
    expect(press("h", { target: document.createElement("textarea") })).toBeUndefined();
    expect(press("h", { target: document.createElement("select") })).toBeUndefined();
    const field = document.createElement("input");
    expect(press("a", { target: field })).toBeUndefined();
    field.type = "checkbox";
    expect(press("x", { target: field })).toBe("select");
  });

  it("leave the browser's own shortcuts alone", () => {
    expect(press("h", { ctrlKey: true })).toBeUndefined();
    expect(press("a", { metaKey: true })).toBeUndefined();
    expect(press("u", { defaultPrevented: true })).toBeUndefined();
  });

  it("stay switched off once they are", () => {
    expect(keys_are_on()).toBe(true);
    switch_keys(false);
    expect(keys_are_on()).toBe(false);
    switch_keys(true);
    expect(keys_are_on()).toBe(true);
  });
});
