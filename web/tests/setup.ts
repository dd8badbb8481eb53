import { beforeEach } from "vitest";
import { speak_in } from "../src/words/words.svelte";

beforeEach(async () => {
  localStorage.clear();
  await speak_in("it");
});
