import { beforeEach, expect, test, vi } from "vitest";
import type { Process } from "../src/wire/types";

let role = "organiser";
let studied: number[] = [];
vi.mock("../src/people/people.svelte", () => ({
  watchers: [],
  team: [],
  is_organiser: () => role === "organiser",
  evaluates: (id: number) => studied.includes(id),
}));

const { places } = await import("../src/desk/places");

const consultation = (consultation_id: number, state: string) => ({ consultation_id, state, order: consultation_id });
const process = {
  process_id: 1,
  slug: "piano",
  consultations: { 3: consultation(3, "closed"), 5: consultation(5, "open") },
  meetings: {},
} as unknown as Process;

const address = () => places.find(({ name }) => name === "decisions")!.href(process);

beforeEach(() => {
  role = "organiser";
  studied = [];
});

test("organisers find the answers of the consultation that is spoken of", () => {
  expect(address()).toBe("/consultations/5/decide");
});

test("whoever else is in the team finds the answers only where they study a proposal", () => {
  role = "moderator";
  expect(address()).toBeUndefined();
  studied = [3];
  expect(address()).toBe("/consultations/3/decide");
  studied = [3, 5];
  expect(address()).toBe("/consultations/5/decide");
});
