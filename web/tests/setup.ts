import { beforeEach } from "vitest";
import { know_event_day, speak_in } from "../src/words/words.svelte";

beforeEach(async () => {
  localStorage.clear();
  await speak_in("it");
  await know_event_day();
});
