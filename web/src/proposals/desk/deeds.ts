// What a moderator does with a text, and what takes it back.
import type { ModeratedText } from "../../wire/moderating";

export type Decision = "publish" | "keep" | "hide" | "restore" | "return" | "reopen";

export interface Deed {
  text: ModeratedText;
  decision: Decision;
  reason: string; // told to the author; keeping a text tells nobody
}

export const subject_of = ({ proposal_id, comment_id }: { proposal_id: number; comment_id?: number }) =>
  comment_id ? `c${comment_id}` : `p${proposal_id}`;

// What is right when nothing is wrong: what waits is published, what was reported stays.
export function approval_of(text: ModeratedText): Decision {
  if (text.state === "hidden") return "restore";
  return text.state === "pending" ? "publish" : "keep";
}

const inverses: Record<Decision, Decision> = {
  publish: "return",
  return: "publish",
  keep: "reopen",
  reopen: "keep",
  hide: "restore",
  restore: "hide",
};

export const undoing = ({ text, decision }: Deed, reason: string): Deed => ({
  text,
  decision: inverses[decision],
  reason,
});

const path_of = ({ proposal_id, comment_id }: ModeratedText) =>
  comment_id ? `/api/comments/${comment_id}` : `/api/proposals/${proposal_id}`;

// The request that carries it out.
export function request_of({ text, decision, reason }: Deed) {
  const path = path_of(text);
  if (decision === "keep" || decision === "reopen")
    return { method: "PUT" as const, path: `${path}/flags/settled`, body: { settled: decision === "keep" } };
  return { method: "POST" as const, path: `${path}/moderation`, body: { decision, reason } };
}

// The ways in which a text may be against the rules; each has a reason ready, to be edited before it is sent.
export const templates = ["offensive", "unlawful", "off_topic", "duplicate", "personal_data"] as const;
