import { expect, test } from "vitest";
import { moved } from "../src/setting_up/meeting_shared";
import { keyed } from "../src/setting_up/meeting_tables";

test("a field that is there keeps its key, a new one gets one that nobody had", () => {
  const before = [
    { key: "azione", label: "Azione" },
    { key: "f1", label: "Attori" },
  ];
  expect(keyed(["Tempi", "Attori"], before)).toEqual([
    { key: "f2", label: "Tempi" },
    { key: "f1", label: "Attori" },
  ]);
});

test("one of a list moves by a place", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
});
