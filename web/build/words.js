// Turns a catalogue of ICU messages into data at build time: plain sentences stay strings, the rest become parsed messages.
// The words of the event day (it.json?event_day) travel with its pages, so that a first visit elsewhere does not carry them.
import { readFileSync } from "node:fs";
import { parse } from "@formatjs/icu-messageformat-parser";

// Of the refusals, those that only a program of others can meet: where a page has no words, the server's own are shown.
const for_server =
  /^(mail|import|exports)\.|^meetings\.(cancelled_because|draw_rule|guide_title)$|^page\.(?!(accessibility|edit|home|mailbox|not_found|privacy|propose|rules)\.)|^refusal\.(\w+_too_large|uri_too_long|length_required|method_not_allowed|wrong_media_type|malformed|unknown_field|cross_site|timeout|idempotency_mismatch)$/;
// The rooms whose pages load them, and what those rooms refuse.
const for_event_day =
  /^(meetings|tables|plenary)\.|^refusal\.(already_(checked_in|published|registered|so)|being_written|\w+_without_source|meeting_cancelled|no_offer|no_tables|not_in_this_state|not_registered|nothing_to_undo|other_meeting|registration_\w+|restitution_empty|session_\w+|table_full|too_many|too_many_points|unknown_code|unknown_join_code|vote_\w+)$/;

export function compiled(catalogue, event_day = false) {
  const entries = Object.entries(catalogue).filter(
    ([key]) => !for_server.test(key) && for_event_day.test(key) === event_day,
  );
  return Object.fromEntries(
    entries.map(([key, message]) => [key, /[{}#]/.test(message) ? parse(message, { ignoreTag: true }) : message]),
  );
}

export function words() {
  return {
    name: "arengo-words",
    enforce: "pre",
    load(id) {
      const [, path, part] = /^(.*\/src\/words\/[a-z]{2}\.json)(\?event_day)?$/.exec(id) ?? [];
      if (!path) return null;
      const catalogue = JSON.parse(readFileSync(path, "utf8"));
      return { code: `export default ${JSON.stringify(compiled(catalogue, part !== undefined))}`, moduleType: "js" };
    },
  };
}
