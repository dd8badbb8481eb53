import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import Days from "../src/processes/Days.svelte";
import Tables from "../src/processes/Tables.svelte";
import WordsCard from "../src/proposals/WordsCard.svelte";
import Choices from "../src/ui/Choices.svelte";
import Select from "../src/ui/Select.svelte";
import TextField from "../src/ui/TextField.svelte";
import { close_toast, show_toast } from "../src/ui/toast.svelte";
import Toast from "../src/ui/Toast.svelte";
import AgreePassDisagree from "../src/voting/methods/AgreePassDisagree.svelte";
import Support from "../src/voting/methods/Support.svelte";
import { set_clock } from "../src/wire/clock.svelte";

afterEach(cleanup);

const vote = (change = {}) => ({
  tally: { support: 21 },
  mine: undefined,
  sending: false,
  waiting: false,
  open: true,
  big: false,
  cast: vi.fn(),
  ...change,
});
const button = () => screen.getByRole("button");
const words = (element: Element) => element.textContent!.replace(/\s+/g, " ").trim();

describe("the support button", () => {
  test("invites, with its count", async () => {
    const props = vote();
    render(Support, props);
    expect(words(button())).toBe("Sostieni · 21");
    expect(button().getAttribute("aria-pressed")).toBe("false");
    await fireEvent.click(button());
    expect(props.cast).toHaveBeenCalledWith("support");
  });

  test.each([
    ["given", { mine: "support", tally: { support: 22 } }, "Sostenuta · 22"],
    ["on its way", { sending: true }, "Invio…"],
    ["kept until the network returns", { mine: "support", waiting: true }, "Parte appena torna la rete"],
    ["no longer possible", { open: false }, "Chiusa · 21"],
  ])("says when support is %s", (_what, change, said) => {
    render(Support, vote(change));
    expect(words(button())).toBe(said);
  });

  test("is not pressed twice while it is on its way", async () => {
    const props = vote({ sending: true });
    render(Support, props);
    await fireEvent.click(button());
    expect(props.cast).not.toHaveBeenCalled();
  });
});

test("another method offers its three choices", async () => {
  const props = vote({ tally: { agree: 5, disagree: 2 }, mine: "agree" });
  render(AgreePassDisagree, props);
  expect(screen.getAllByRole("button").map(words)).toEqual(["D’accordo · 5", "Passo · 0", "Contro · 2"]);
  await fireEvent.click(screen.getByText(/Contro/));
  expect(props.cast).toHaveBeenCalledWith("disagree");
});

test("added and removed words are said aloud as such", () => {
  const { container } = render(WordsCard, { title: "Azione B", before: "zone lontane", after: "valli vicine" });
  expect(words(container.querySelector(".diff")!)).toBe("tolto: zone lontane aggiunto: valli vicine");
  expect(screen.getByText("2 parole aggiunte")).toBeTruthy();
});

test("what people write is shown as text, never run", () => {
  const evil = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  const { container } = render(WordsCard, { title: evil, before: "", after: evil });
  expect(container.querySelector("img, script")).toBeNull();
  expect(container.textContent).toContain(evil);
});

test("a field tells its error to those who listen", () => {
  render(TextField, { id: "title", label: "Un titolo", value: "Sport", error: "Troppo corto" });
  const field = screen.getByLabelText("Un titolo");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-describedby")!)?.textContent).toContain("Troppo corto");
});

test("a field for a day takes a day, and may be closed", () => {
  render(TextField, { id: "day", label: "Un giorno", value: "2026-03-02", type: "date", disabled: true });
  const field = screen.getByLabelText<HTMLInputElement>("Un giorno");
  expect([field.type, field.value, field.disabled]).toEqual(["date", "2026-03-02", true]);
});

test("a list tells what is chosen, and leaves its value to who listens", async () => {
  const changed = vi.fn();
  const options = ["support", "points"].map((value) => ({ value, text: value }));
  const { rerender } = render(Select, { id: "how", label: "Come", value: "", any: "Tutti", options, changed });
  const list = screen.getByLabelText<HTMLSelectElement>("Come");
  expect([...list.options].map(({ value, text }) => [value, text])).toEqual([
    ["", "Tutti"],
    ["support", "support"],
    ["points", "points"],
  ]);
  await fireEvent.change(list, { target: { value: "points" } });
  expect(changed).toHaveBeenCalledExactlyOnceWith("points");
  await rerender({ value: "support" });
  expect(list.value).toBe("support");
});

test("a list that is bound keeps what is chosen", async () => {
  const chosen = { value: "support" };
  render(Select, {
    id: "how",
    label: "Come",
    options: ["support", "points"].map((value) => ({ value, text: value })),
    get value() {
      return chosen.value;
    },
    set value(value) {
      chosen.value = value;
    },
  });
  await fireEvent.change(screen.getByLabelText("Come"), { target: { value: "points" } });
  expect(chosen.value).toBe("points");
});

test("choices are radio buttons that a whole row chooses", async () => {
  render(Choices, {
    legend: "Tipo",
    name: "kind",
    value: undefined,
    choices: [
      { value: "change", title: "Modifica", more: "Cambio alcune parole." },
      { value: "general", title: "Osservazione" },
    ],
  });
  await fireEvent.click(screen.getByText("Cambio alcune parole."));
  expect((screen.getAllByRole("radio")[0] as HTMLInputElement).checked).toBe(true);
});

test("news waits until it is used, and is used once", async () => {
  const act = vi.fn();
  render(Toast, { close: "Chiudi" });
  show_toast({ text: "Due nuove proposte", action: "Mostra", act });
  await fireEvent.click(await screen.findByText("Mostra"));
  expect(act).toHaveBeenCalledTimes(1);
  expect(screen.queryByText("Due nuove proposte")).toBeNull();
  close_toast();
});

test("the chart of arrivals carries the same numbers as a table", () => {
  set_clock("2025-03-03T08:00:00.000Z", Date.now());
  const days = { "2025-02-25": 2, "2025-02-26": 3, "2025-03-03": 2 };
  const { container } = render(Days, { days, opens_at: "2025-02-24T23:00:00Z", closes_at: "2025-03-11T23:00:00Z" });
  expect(container.querySelectorAll(".tick, .bar")).toHaveLength(15);
  const rows = [...container.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toHaveLength(7);
  expect(rows.at(-1)).toEqual(["3 marzo", "2"]);
});

test("the picture of the tables says how many people sat there", () => {
  const tables = [1, 2].map((table_id) => ({ table_id, theme: `Tema ${table_id}`, people: 21 }));
  render(Tables, { tables });
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "2 tavoli: ogni punto è una delle 42 persone presenti",
  );
});
