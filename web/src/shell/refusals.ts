// What to say when something did not go through.
import { Refused, Unreached } from "../wire/api";
import type { Problem } from "../wire/types";
import { knows, t } from "../words/words.svelte";

export function problem_words(problem: Problem): string {
  const key = `refusal.${problem.reason}`;
  if (problem.reason === "unexpected" && !problem.id) return t("shell.failed_more");
  return knows(key)
    ? t(key, { max: problem.max ?? 0, id: problem.id ?? "", name: problem.name ?? "" })
    : (problem.detail ?? t("shell.failed_more"));
}

export function refusal_words(error: unknown): string {
  if (error instanceof Refused) return problem_words(error.problem);
  if (error instanceof Unreached) return t("shell.unreached_now");
  return t("shell.failed_more");
}

export const problem_of = (error: unknown) => (error instanceof Refused ? error.problem : undefined);
