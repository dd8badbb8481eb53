import { expect, test } from "vitest";
import { as_asked, clock_in, instant_in, type NewMeeting } from "../src/setting_up/meetings";

const rome = "Europe/Rome";

test("the clock of the process is kept across daylight saving, wherever the browser is", () => {
  expect(instant_in(rome, "2025-03-10T18:00")).toBe("2025-03-10T17:00:00.000Z");
  expect(instant_in(rome, "2025-04-10T18:00")).toBe("2025-04-10T16:00:00.000Z");
  expect(clock_in(rome, "2025-04-10T16:00:00.000Z")).toBe("2025-04-10T18:00");
  for (const clock of ["2025-03-30T03:30", "2025-10-26T01:30", "2025-10-26T03:30"])
    expect(clock_in(rome, instant_in(rome, clock))).toBe(clock);
});

test("what is empty stays out", () => {
  const made: NewMeeting = {
    title: " Un incontro ",
    summary: "",
    mode: "in_person",
    place: "Susa",
    starts: "2025-04-10T18:00",
    ends: "2025-04-10T21:00",
    seats: "40",
    seats_online: "10",
    from: "",
    until: "",
    tables: [
      { theme: "Lavoro", room: "", seats: "20", facilitator: "7" },
      { theme: "", room: "", seats: "", facilitator: "" },
    ],
  };
  const asked = as_asked(made, rome);
  expect(asked.title).toBe("Un incontro");
  expect(asked.tables).toEqual([{ theme: "Lavoro", seats: 20, facilitators: [7] }]);
  expect(asked).not.toHaveProperty("seats_online");
  expect(asked).not.toHaveProperty("registration_opens_at");
});
