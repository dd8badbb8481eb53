// The process that the page is about: the header, the footer and the menu speak of it too.
import type { Process, ProcessConsultation } from "../wire/types";
import { view, type View } from "../wire/view.svelte";
import { the_house } from "../wire/house.svelte";
import { in_order } from "../ui/lists";

let current = $state.raw<View<Process>>();
let leave: (() => void) | undefined;
let slug: string | undefined;

export const current_process = () => current?.state;
export const current_process_view = () => current;

export function enter_process(next: string) {
  if (next === slug) return;
  slug = next;
  const opened = view<Process>(`/api/processes/${next}`, (state) => `process/${state.process_id}`);
  const leave_next = opened.use();
  leave?.();
  leave = leave_next;
  current = opened;
}

export function enter_main_process() {
  const main = the_house().only_process ?? the_house().processes[0]?.slug;
  if (main) enter_process(main);
}

// The consultation to speak of: the one that is open, else the latest.
export function main_consultation(process: Process | undefined): ProcessConsultation | undefined {
  const all = in_order(process?.consultations);
  return all.find((one) => one.state === "open") ?? all.at(-1);
}
