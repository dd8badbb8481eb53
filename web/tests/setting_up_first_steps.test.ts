import { describe, expect, it } from "vitest";
import { first_steps } from "../src/setting_up/first_steps";
import type { Process } from "../src/wire/types";

const nothing = { people: 1, versions: 0, published: 0 };
const begun = { slug: "acqua", lead: "", promoters: {}, consultations: {}, draft: true } as unknown as Process;
const done = (process: Process, known = nothing) =>
  first_steps(process, known)
    .filter((step) => step.done)
    .map((step) => step.name);

describe("the first steps of a process", () => {
  it("are all to be done when it has just begun", () => {
    expect(done(begun)).toEqual([]);
    expect(first_steps(begun, nothing).map(({ name }) => name)).toEqual([
      "describe",
      "bodies",
      "team",
      "draft",
      "publish",
      "text",
      "consultation",
    ]);
  });

  it("are done one by one, and whoever was invited counts before the answer", () => {
    const told = { ...begun, lead: "Leggi e proponi.", promoters: { "1": {} } } as unknown as Process;
    expect(done(told, { people: 2, versions: 1, published: 0 })).toEqual(["describe", "bodies", "team", "draft"]);
  });

  it("publish the process before its text, and end with a consultation", () => {
    const shown = { ...begun, draft: undefined, consultations: { "1": {} } } as unknown as Process;
    expect(done(shown, { people: 1, versions: 1, published: 1 })).toEqual(["draft", "publish", "text", "consultation"]);
  });

  it("lead into the desk of their process", () => {
    for (const { href } of first_steps(begun, nothing)) expect(href).toMatch(/^\/processes\/acqua\/desk\//);
  });
});
