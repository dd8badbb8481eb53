// Who takes part, as the forms show it before anybody has typed. The server decides.
import type { Me, TakingPart } from "../wire/types";

type Body = Me["organisations"][number];

const holds = (listed: Record<string, boolean>, one: string) => Object.keys(listed).length === 0 || !!listed[one];

export const is_addressed = (rules: TakingPart, body: Pick<Body, "kind" | "zone">) =>
  holds(rules.kinds, body.kind) && holds(rules.zones, body.zone);

// Those bodies that a person acts for and that may propose.
export const addressed = (rules: TakingPart, bodies: Body[]) => bodies.filter((body) => is_addressed(rules, body));

export const for_everyone = (rules: TakingPart) =>
  rules.proposers === "everyone" && rules.voters === "everyone" && rules.names === "choice";
