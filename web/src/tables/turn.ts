// My place among those who ask to speak.
import type { Speaker, Table } from "../wire/tables";
import { speaking, waiting_speakers } from "./order";

export interface Turn {
  speaker: Speaker;
  place: number; // 0: I have the floor
  before?: string; // who speaks right before me
}

export function my_turn(table: Table, person_id: number | undefined): Turn | undefined {
  const current = speaking(table);
  if (person_id === undefined) return undefined;
  if (current?.person_id === person_id) return { speaker: current, place: 0 };
  const list = waiting_speakers(table);
  const at = list.findIndex((one) => one.person_id === person_id);
  if (at < 0) return undefined;
  return { speaker: list[at]!, place: at + 1, before: list[at - 1]?.name ?? current?.name };
}
