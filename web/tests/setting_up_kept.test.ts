import { beforeEach, expect, test } from "vitest";
import { Kept } from "../src/setting_up/kept.svelte";

beforeEach(() => localStorage.clear());

test("what is typed comes back after a reload, until it is saved", () => {
  const form = new Kept("k", { title: "", place: "Susa" });
  expect(form.dirty).toBe(false);
  form.value.title = "Piano";
  form.touched();
  const again = new Kept("k", { title: "", place: "Susa" });
  expect(again.dirty).toBe(true);
  expect(again.value).toEqual({ title: "Piano", place: "Susa" });
  again.settle({ title: "Piano", place: "Susa" });
  expect(new Kept("k", { title: "", place: "" }).dirty).toBe(false);
});
