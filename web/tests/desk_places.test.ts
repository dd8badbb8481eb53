import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import ChooseConsultation from "../src/desk/ChooseConsultation.svelte";
import { answered, places } from "../src/desk/places";
import { remember_worked_on, worked_on } from "../src/desk/worked_on.svelte";
import type { Process } from "../src/wire/types";

const here = vi.hoisted(() => ({
  role: "organiser",
  studied: [] as number[],
  address: "/processes/piano/desk",
  went_to: [] as string[],
}));
vi.mock("../src/people/people.svelte", () => ({
  watchers: [],
  team: [],
  is_organiser: () => here.role === "organiser",
  evaluates: (id: number) => here.studied.includes(id),
}));
vi.mock("../src/shell/router.svelte", () => ({
  current_place: () => {
    const url = new URL(here.address, "http://arengo");
    const deciding = /^\/consultations\/(\d+)\/decide$/.exec(url.pathname);
    return { name: deciding ? "deciding" : "desk", params: [deciding?.[1]], query: url.searchParams };
  },
  navigate: (to: string) => here.went_to.push(to),
}));

const consultation = (consultation_id: number, state: string) => ({
  ...{ consultation_id, state, order: consultation_id, title: `Consultazione ${consultation_id}` },
});
let next = 1;
const of = (...all: ReturnType<typeof consultation>[]) =>
  ({
    ...{ process_id: next++, slug: "piano", meetings: {} },
    consultations: Object.fromEntries(all.map((one) => [one.consultation_id, one])),
  }) as unknown as Process;
const two = () => of(consultation(3, "closed"), consultation(5, "open"));

const address = (name: string, process: Process) => places.find((place) => place.name === name)!.href(process);

beforeEach(() => {
  Object.assign(here, { role: "organiser", studied: [], address: "/processes/piano/desk", went_to: [] });
});

test("organisers find the answers of the consultation that is spoken of", () => {
  expect(address("decisions", two())).toBe("/consultations/5/decide");
});

test("whoever else is in the team finds the answers only where they study a proposal", () => {
  const process = two();
  here.role = "moderator";
  expect(address("decisions", process)).toBeUndefined();
  here.studied = [3];
  expect(address("decisions", process)).toBe("/consultations/3/decide");
  here.studied = [3, 5];
  expect(address("decisions", process)).toBe("/consultations/5/decide");
});

test("the consultation that the address names goes along through the menu, and back", () => {
  const process = two();
  expect(worked_on(process)?.consultation_id).toBe(5);
  expect(address("text", process)).toBe("/processes/piano/desk/text");
  here.address = "/processes/piano/desk?consultation=3";
  remember_worked_on(process);
  expect(address("decisions", process)).toBe("/consultations/3/decide");
  expect(address("text", process)).toBe("/processes/piano/desk/text?consultation=3");
  here.address = "/processes/piano/desk/draft";
  expect(address("watching", process)).toBe("/processes/piano/desk?consultation=3");
  expect(answered(process)?.consultation_id).toBe(3);
  here.address = "/consultations/5/decide";
  remember_worked_on(process);
  expect(address("watching", process)).toBe("/processes/piano/desk");
  here.address = "/processes/piano/desk?consultation=77";
  expect(worked_on(process)?.consultation_id).toBe(5);
});

test("a process with several consultations has them to choose from; one with one has nothing to choose", async () => {
  const { unmount } = render(ChooseConsultation, { process: two(), here: "watching" });
  const choice = screen.getByLabelText<HTMLSelectElement>("Consultazione su cui lavorare");
  expect([...choice.options].map((one) => one.text)).toEqual(["Consultazione 3", "Consultazione 5"]);
  expect(choice.value).toBe("5");
  await fireEvent.change(choice, { target: { value: "3" } });
  expect(here.went_to).toEqual(["/processes/piano/desk?consultation=3"]);
  unmount();
  render(ChooseConsultation, { process: of(consultation(9, "open")), here: "watching" });
  render(ChooseConsultation, { process: two(), here: "draft" });
  expect(screen.queryByLabelText("Consultazione su cui lavorare")).toBeNull();
});

test("an evaluator chooses among the consultations of what they study", () => {
  Object.assign(here, { role: "moderator", studied: [3] });
  const process = of(consultation(3, "closed"), consultation(5, "open"), consultation(7, "planned"));
  render(ChooseConsultation, { process, here: "decisions" });
  expect(screen.queryByLabelText("Consultazione su cui lavorare")).toBeNull();
  here.studied = [3, 7];
  render(ChooseConsultation, { process, here: "decisions" });
  const choice = screen.getByLabelText<HTMLSelectElement>("Consultazione su cui lavorare");
  expect([...choice.options].map((one) => one.value)).toEqual(["3", "7"]);
});
