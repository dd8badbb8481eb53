// The parts of setting up, in their order. A new part is one line here.
import type { Component } from "svelte";
import type { Process } from "../wire/types";
import Team from "./Team.svelte";

interface Part {
  name: string;
  component: Component<{ process: Process }>;
}

export const parts: Part[] = [{ name: "team", component: Team }];

export const part_named = (name: string | null): Part => parts.find((one) => one.name === name) ?? parts[0]!;
