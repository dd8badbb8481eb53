// The parts of setting up, in their order. A new part is one line here.
import type { Component } from "svelte";
import type { Process } from "../wire/types";
import Articles from "./Articles.svelte";
import Bodies from "./Bodies.svelte";
import Consultations from "./Consultations.svelte";
import Description from "./Description.svelte";
import Meetings from "./Meetings.svelte";
import PhasesForm from "./PhasesForm.svelte";
import Team from "./Team.svelte";

interface Part {
  name: string;
  component: Component<{ process: Process }>;
}

export const parts: Part[] = [
  { name: "process", component: Description },
  { name: "phases", component: PhasesForm },
  { name: "bodies", component: Bodies },
  { name: "articles", component: Articles },
  { name: "team", component: Team },
  { name: "consultations", component: Consultations },
  { name: "meetings", component: Meetings },
];

export const part_named = (name: string | null): Part => parts.find((one) => one.name === name) ?? parts[0]!;
