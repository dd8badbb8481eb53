import type { IconName } from "../ui/icons";
import type { Kind } from "../wire/types";

// The five kinds of proposal: their picture, and what they ask for.
export const kinds: { kind: Kind; icon: IconName; words: "required" | "optional" | "none" }[] = [
  { kind: "addition", icon: "plus", words: "required" },
  { kind: "change", icon: "pencil", words: "required" },
  { kind: "deletion", icon: "strike", words: "required" },
  { kind: "erratum", icon: "typo", words: "optional" },
  { kind: "general", icon: "chat", words: "none" },
];

export const about_kind = (kind: Kind) => kinds.find((one) => one.kind === kind) ?? kinds[4]!;
