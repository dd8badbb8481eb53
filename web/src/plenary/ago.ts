import { day_year } from "../words/dates.svelte";
import { t } from "../words/words.svelte";

// "20 secondi fa", "3 minuti fa"; of another day its date.
export function ago(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  if (seconds < 60) return t("plenary.seconds_ago", { n: Math.max(1, seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t("plenary.minutes_ago", { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? t("plenary.hours_ago", { n: hours }) : day_year(at);
}
