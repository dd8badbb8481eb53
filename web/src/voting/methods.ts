// How each method shows itself. A new method is one file and one line here.
import type { Component } from "svelte";
import type { Method } from "../wire/types";
import AgreePassDisagree from "./methods/AgreePassDisagree.svelte";
import Support from "./methods/Support.svelte";

export interface MethodProps {
  tally: Record<string, number>;
  mine: string | undefined;
  sending: boolean;
  waiting: boolean;
  open: boolean;
  big: boolean;
  cast: (choice: string) => void;
}

export const methods: Record<Method, Component<MethodProps>> = {
  support: Support,
  agree_pass_disagree: AgreePassDisagree,
};
