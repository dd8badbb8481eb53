import { describe, expect, test } from "vitest";
import { is_narrow, read_search, write_search } from "../src/consultations/search";
import { match } from "../src/shell/routes";

describe("an address", () => {
  test.each([
    ["/", "home", []],
    ["/processes/economia-sociale-torino-2030", "process", ["economia-sociale-torino-2030"]],
    ["/consultations/1", "consultation", ["1"]],
    ["/consultations/1/plan", "plan", ["1", undefined]],
    ["/consultations/1/plan/53", "plan", ["1", "53"]],
    ["/consultations/1/propose", "propose", ["1"]],
    ["/proposals/9", "proposal", ["9"]],
    ["/proposals/9/edit", "edit", ["9"]],
    ["/receipts/1284", "receipt", ["1284"]],
    ["/meetings/2/regia", "regia", ["2"]],
    ["/meetings/2/screen", "screen", ["2"]],
    ["/meetings/2/restitution", "restitution", ["2"]],
    ["/me", "me", []],
    ["/me/", "me", []],
    ["/tables/3", "table", ["3"]],
    ["/tables/3/board", "board", ["3"]],
    ["/join", "join", [undefined]],
    ["/join/K7M2", "join", ["K7M2"]],
    ["/proposals/09", "not_found", []],
    ["/proposals/-1", "not_found", []],
    ["/consultations/1/plan/x", "not_found", []],
    ["/altro", "not_found", []],
  ])("%s opens %s", (path, name, params) => {
    const found = match(path);
    expect(found.route.name).toBe(name);
    expect(found.params).toEqual(params);
  });
});

describe("a search in the address", () => {
  const read = (query: string, moderator = false) => read_search(new URLSearchParams(query), moderator);

  test("keeps only words from the closed lists", () => {
    expect(read("kind=banana&sort=random&state=hidden&author=x&node=-")).toEqual({});
  });

  test("looks for hidden proposals only for moderators", () => {
    expect(read("state=hidden", true)).toEqual({ state: "hidden" });
  });

  test("sorts by likeness only when there is something to be like", () => {
    expect(read("sort=relevance")).toEqual({});
    expect(read("q=botteghe")).toEqual({ q: "botteghe", sort: "relevance" });
  });

  test("is written as it was read", () => {
    const search = read("q=botteghe&kind=change&node=53&sort=supports");
    expect(read(write_search(search).toString())).toEqual(search);
    expect(is_narrow(search)).toBe(true);
    expect(is_narrow(read("sort=supports"))).toBe(false);
  });
});
