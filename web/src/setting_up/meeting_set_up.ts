// The parts of setting a meeting up, in their order. A new part is one line here.
import type { Component } from "svelte";
import type { Loaded } from "./meeting_part.svelte";
import { load_agenda, load_day, load_places, load_questions } from "./meeting_parts";
import type { PartProps } from "./meeting_shared";
import { load_rounds, load_tables } from "./meeting_tables";
import MeetingAgenda from "./MeetingAgenda.svelte";
import MeetingDay from "./MeetingDay.svelte";
import MeetingPlaces from "./MeetingPlaces.svelte";
import MeetingQuestions from "./MeetingQuestions.svelte";
import MeetingRounds from "./MeetingRounds.svelte";
import MeetingTables from "./MeetingTables.svelte";

interface Part {
  name: string;
  component: Component<PartProps>;
  load: (id: number) => Promise<Loaded<object>>;
}

export const meeting_parts: Part[] = [
  { name: "day", component: MeetingDay, load: load_day },
  { name: "places", component: MeetingPlaces, load: load_places },
  { name: "agenda", component: MeetingAgenda, load: load_agenda },
  { name: "tables", component: MeetingTables, load: load_tables },
  { name: "rounds", component: MeetingRounds, load: load_rounds },
  { name: "questions", component: MeetingQuestions, load: load_questions },
];
export const meeting_part = (name: string | null): Part =>
  meeting_parts.find((one) => one.name === name) ?? meeting_parts[0]!;
