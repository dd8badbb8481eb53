// The outcomes of a proposal and of its points: each has a picture and a colour beside its word.
import type { IconName } from "../ui/icons";
import type { Outcome, PointOutcome } from "../wire/answers";

export const outcomes: Outcome[] = ["accepted", "partially_accepted", "rejected", "inadmissible"];

const looks: Record<Outcome, { icon: IconName; look: string }> = {
  accepted: { icon: "ok", look: "accepted" },
  partially_accepted: { icon: "half", look: "partial" },
  rejected: { icon: "no", look: "rejected" },
  inadmissible: { icon: "na", look: "inadmissible" },
};

const point_looks: Record<PointOutcome, { icon: IconName; look: string }> = {
  accepted: { icon: "ok", look: "yes" },
  partially_accepted: { icon: "half", look: "half" },
  rejected: { icon: "no", look: "nope" },
  already_in_plan: { icon: "go", look: "already" },
  passed_on: { icon: "share", look: "already" },
};

export const about_outcome = (outcome: Outcome) => looks[outcome];
export const about_point = (outcome: PointOutcome) => point_looks[outcome];

// Whether something of it came into the text.
export const is_taken = (outcome: Outcome) => outcome === "accepted" || outcome === "partially_accepted";
