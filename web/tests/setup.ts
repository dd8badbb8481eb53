import { beforeEach } from "vitest";
import { know, speak_in } from "../src/words/words.svelte";

beforeEach(async () => {
  localStorage.clear();
  await speak_in("it");
  await Promise.all([know("event_day"), know("desk"), know("answers")]);
});
