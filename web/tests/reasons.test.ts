// What touches somebody's rights is asked for again with its reason, which travels along.
import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import Publish from "../src/decisions/desk/Publish.svelte";
import PhasesForm from "../src/setting_up/PhasesForm.svelte";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

function server(...answers: Response[]) {
  const sent: { method: string; body: Record<string, unknown> }[] = [];
  vi.stubGlobal("fetch", async (_: unknown, { method, body }: { method: string; body: string }) => {
    sent.push({ method, body: JSON.parse(body) as Record<string, unknown> });
    return answers.shift()!;
  });
  return sent;
}

test("moving a phase that everybody has read of is saved when its reason is given, not before", async () => {
  const sent = server(
    answer(422, { status: 422, reason: "required", field: "reason" }),
    answer(200, { seq: 9, revision: 2 }),
  );
  const phase = { phase_id: 1, title: "Analisi", summary: "", starts_on: "2025-01-01", ends_on: "2025-02-01" };
  const process = {
    ...{ process_id: 1, slug: "piano", revision: 1 },
    phases: { 1: { ...phase, precision: "day", state: "current", order: 1 } },
  };
  render(PhasesForm, { process } as never);
  await fireEvent.click(screen.getAllByRole("button", { name: "Salva" })[0]!);
  const reason = await screen.findByLabelText(/Perché le fasi cambiano/);
  expect(sent[0]!.body).not.toHaveProperty("reason");
  await fireEvent.click(screen.getAllByRole("button", { name: "Salva" })[1]!);
  expect(sent).toHaveLength(1);
  await fireEvent.input(reason, { target: { value: "I tavoli si spostano." } });
  await fireEvent.click(screen.getAllByRole("button", { name: "Salva" })[1]!);
  await waitFor(() => expect(screen.queryByLabelText(/Perché le fasi cambiano/)).toBeNull());
  expect(sent[1]!.body).toMatchObject({ reason: "I tavoli si spostano." });
});

test("the rule of two people stays until its end is given a reason", async () => {
  const sent = server(answer(200, { seq: 9 }));
  const desk = { consultation_id: 1, two_people: true };
  const counts = { published: 0, waiting: { publication: 0 } };
  render(Publish, { desk, counts, organiser: true, slug: "piano", link: () => "" } as never);
  const box = screen.getByRole<HTMLInputElement>("checkbox");
  await fireEvent.click(box);
  expect(box.checked).toBe(true);
  expect(sent).toHaveLength(0);
  await fireEvent.input(screen.getByLabelText(/Perché basta una persona sola/), {
    target: { value: "È rimasta sola." },
  });
  await fireEvent.click(screen.getByRole("button", { name: "Basta una persona sola" }));
  await waitFor(() =>
    expect(sent).toEqual([{ method: "PUT", body: { two_people: false, reason: "È rimasta sola." } }]),
  );
});
