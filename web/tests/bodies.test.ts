import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import AddBody from "../src/exports/AddBody.svelte";
import { enter_body } from "../src/exports/participants.svelte";
import { new_body } from "../src/people/people.svelte";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

test("a body goes into the register with its short name, where it has one", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    sent.push([path, JSON.parse(body)]);
    return answer(201, { organisation_id: 7, seq: 1 });
  });
  const made = { ...new_body("Camera del lavoro "), kind: "union", zone: "torino" };
  expect(await enter_body({ ...made, short_name: " CGIL " })).toBe(7);
  await enter_body(made);
  const whole = { name: "Camera del lavoro", kind: "union", zone: "torino", with_mandate: false };
  expect(sent).toEqual([
    ["/api/organisations", { ...whole, short_name: "CGIL" }],
    ["/api/organisations", whole],
  ]);
});

test("whoever enters a body anew is asked for its short name", async () => {
  vi.stubGlobal("fetch", async () => answer(200, { items: [] }));
  const { container } = render(AddBody, { listed: () => false, add: vi.fn(), done: () => undefined });
  await fireEvent.input(container.querySelector("#add-q")!, { target: { value: "Camera del lavoro" } });
  await waitFor(() => expect(container.querySelector("[data-anew]")).not.toBeNull());
  await fireEvent.click(container.querySelector("[data-anew]")!);
  expect(screen.getByLabelText<HTMLInputElement>(/Nome breve/).value).toBe("");
  expect(screen.getByLabelText<HTMLInputElement>(/Nome dell’ente/).value).toBe("Camera del lavoro");
});
