// What the server wrote into the page: its name, its hour, its processes. Kept, so that an offline reload knows it too.
import { get } from "./api";
import { correct_clock, set_clock } from "./clock.svelte";
import { on_restored } from "./network.svelte";
import type { House } from "./types";

const remembered = "arengo:house";
const nothing: House = {
  name: "Arengo",
  version: "",
  demo: false,
  now: "",
  languages: ["it", "en", "fr"],
  processes: [],
};

let house = $state.raw<House>(nothing);

export const the_house = () => house;

export async function read_house() {
  const written = document.getElementById("house")?.textContent;
  if (written) return settle(JSON.parse(written), moment_of_arrival());
  try {
    settle(await get<House>("/api/house"), Date.now());
  } catch {
    house = JSON.parse(localStorage.getItem(remembered) ?? "null") ?? nothing;
    set_clock(undefined, 0);
  }
}

// The hour is asked again after each cut, so that clocks are right whatever happened meanwhile, there or here.
export function keep_hour(): () => void {
  return on_restored(async () => {
    const asked_at = Date.now();
    const read = await get<House>("/api/house").catch(() => undefined);
    if (read) correct_clock(read.now, asked_at, Date.now());
  });
}

function settle(read: House, read_at: number) {
  house = read;
  set_clock(read.now, read_at);
  localStorage.setItem(remembered, JSON.stringify({ ...read, signed_in: undefined }));
}

// The page's first byte left the server about when it arrived here, long before this script ran.
function moment_of_arrival(): number {
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return arrival ? performance.timeOrigin + arrival.responseStart : Date.now();
}
