// Which consultation the desk works on, where a process has several: the one that the address names, else the one that was
// named last, else the one to speak of.
import { main_consultation } from "../processes/processes.svelte";
import { current_place, type Place } from "../shell/router.svelte";
import type { Process, ProcessConsultation } from "../wire/types";

const named = $state<Record<number, number>>({}); // by process

const in_address = ({ name, params, query }: Place) =>
  Number(name === "deciding" ? params[0] : query.get("consultation")) || undefined;

export function worked_on(process: Process | undefined): ProcessConsultation | undefined {
  if (!process) return;
  const of = (id: number | undefined) => (id === undefined ? undefined : process.consultations[id]);
  return of(in_address(current_place())) ?? of(named[process.process_id]) ?? main_consultation(process);
}

// Going on to a place that works on none does not lose which one it was.
export function remember_worked_on(process: Process) {
  const id = in_address(current_place());
  if (id !== undefined && process.consultations[id]) named[process.process_id] = id;
}

// What the address of a place adds, where it is not the one that everybody speaks of.
export function naming(process: Process): string {
  const one = worked_on(process);
  return one && one !== main_consultation(process) ? `?consultation=${one.consultation_id}` : "";
}
