import { t } from "../words/words.svelte";

// "20 secondi fa", "3 minuti fa".
export function ago(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  if (seconds < 60) return t("plenary.seconds_ago", { n: Math.max(1, seconds) });
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? t("plenary.minutes_ago", { n: minutes })
    : t("plenary.hours_ago", { n: Math.floor(minutes / 60) });
}
