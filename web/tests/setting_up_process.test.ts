import { expect, test } from "vitest";
import { slug_of } from "../src/setting_up/process";

test("an address is made of a title: plain letters, digits and hyphens", () => {
  expect(slug_of("Piano dell’acqua 2030")).toBe("piano-dell-acqua-2030");
  expect(slug_of("  Perché? Così! ")).toBe("perche-cosi");
  expect(slug_of("—")).toBe("");
  expect(slug_of("a".repeat(59) + " b c")).toHaveLength(59);
});
