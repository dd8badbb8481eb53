// What to say when something did not go through.
import { Refused, Unreached } from "../wire/api";
import type { Problem } from "../wire/types";
import { knows, t, type Values } from "./words.svelte";

export function problem_words(problem: Problem): string {
  const key = `refusal.${problem.reason}`;
  if (problem.reason === "unexpected" && !problem.id) return t("shell.failed_more");
  const own = knows(key) ? said(key, problem) : undefined;
  return own ?? problem.detail ?? t("shell.failed_more");
}

// A sentence may name what the server told of (a title, a number); where that is missing, the server's own is said.
function said(key: string, problem: Problem): string | undefined {
  try {
    return t(key, { max: 0, id: "", ...(problem as unknown as Values) });
  } catch {
    return undefined;
  }
}

export function refusal_words(error: unknown): string {
  if (error instanceof Refused) return problem_words(error.problem);
  if (error instanceof Unreached) return t("shell.unreached_now");
  return t("shell.failed_more");
}

// What was asked for touches somebody's rights, and is to be asked for again with its reason.
export const wants_reason = (error: unknown) => {
  const problem = problem_of(error);
  return problem?.reason === "required" && problem.field === "reason";
};

export const problem_of = (error: unknown) => (error instanceof Refused ? error.problem : undefined);
