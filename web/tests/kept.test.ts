import { render } from "@testing-library/svelte";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import InviteForm from "../src/setting_up/InviteForm.svelte";
import { forget_what_is_kept, keep, keep_latest, kept_key, read_kept } from "../src/wire/kept";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => /\.(ts|svelte)$/.test(name));

// Every name under which a page keeps something, as it stands in the source: "arengo:invite:".
const names = [
  ...new Set(
    sources.flatMap((name) =>
      [...readFileSync(`src/${name}`, "utf8").matchAll(/["`/^](arengo:[a-z_-]+:?)/g)].map(([, key]) => key!),
    ),
  ),
].filter((name) => name !== "arengo:");

const of_the_device = ["arengo:language", "arengo:clock", "arengo:house", "arengo:moderation_keys", "arengo:door-name"];
const of_a_citizen = ["arengo:draft:", "arengo:edit:", "arengo:comment:"];

test("whoever signs out takes along all that they typed, but for a citizen's own proposals and comments", () => {
  expect(names).toEqual(expect.arrayContaining(["arengo:invite:", "arengo:moderating:", "arengo:letter:"]));
  for (const name of names) localStorage.setItem(name.endsWith(":") ? `${name}7` : name, "parole");
  keep(kept_key("ticket", "K7"), { name: "Anna" });
  localStorage.setItem("somebody else's", "stays");
  forget_what_is_kept();
  const left = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)!);
  const stays = [...of_the_device, ...of_a_citizen.map((name) => `${name}7`), "somebody else's"];
  expect(left.sort()).toEqual(stays.sort());
});

test("an invitation that was begun leaves no address behind", () => {
  localStorage.setItem("arengo:invite:1", JSON.stringify({ email: "rita@esempio.it", reason: "Serve" }));
  const { unmount } = render(InviteForm, { process_id: 1, invited: () => undefined } as never);
  forget_what_is_kept();
  unmount();
  expect(JSON.stringify({ ...localStorage })).not.toContain("rita@esempio.it");
});

describe("where the device has no room", () => {
  afterEach(() => vi.restoreAllMocks());
  const fill_the_device = () =>
    vi.spyOn(localStorage, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });

  test("who types is told, and what was kept before stays", () => {
    expect(keep("arengo:edit:7", "prima")).toBe(true);
    fill_the_device();
    expect(keep("arengo:edit:7", "prima e dopo")).toBe(false);
    expect(read_kept("arengo:edit:7")).toBe("prima");
  });

  test("what the server said before goes: it is no longer so", () => {
    keep_latest(kept_key("ticket", "K7"), { state: "waiting" });
    fill_the_device();
    keep_latest(kept_key("ticket", "K7"), { state: "confirmed" });
    expect(read_kept(kept_key("ticket", "K7"))).toBeUndefined();
  });
});
