// Turns a catalogue of ICU messages into data at build time: plain sentences stay strings, the rest become parsed messages.
// Some travel with their pages (it.json?event_day), so that a first visit elsewhere does not carry them.
import { readFileSync } from "node:fs";
import { parse } from "@formatjs/icu-messageformat-parser";

// Of the refusals, those that only a program of others can meet: where a page has no words, the server's own are shown.
const for_server =
  /^(mail|exports)\.|^meetings\.(cancelled_because|draw_rule|guide_title)$|^page\.(?!(accessibility|edit|home|mailbox|not_found|privacy|propose|rules)\.)|^refusal\.(\w+_too_large|uri_too_long|length_required|method_not_allowed|wrong_media_type|malformed|unknown_field|cross_site|timeout|idempotency_mismatch)$/;
// Words that travel with the pages that need them: those of the event day, of the desk, and of what was answered.
const parts = {
  event_day:
    /^(meetings|tables|plenary)\.|^refusal\.(already_(checked_in|published|registered|so)|being_written|\w+_without_source|meeting_cancelled|no_offer|no_tables|not_in_this_state|not_registered|nothing_to_undo|other_meeting|registration_\w+|restitution_empty|session_\w+|table_full|too_many|too_many_points|unknown_code|unknown_join_code|vote_\w+)$/,
  desk: /^(desk|deciding|drafting|watching|moderating|set_up|out|participants|import)\.|^refusal\.(invitation_over|last_organiser|conversion_failed|no_converter|not_text|too_many_nodes|already_final|another_person|change_without_cause|consultation_still_open|decision\w*_\w+|proposal_(merged|not_public)|to_be_composed|words_unexpected)$/,
  answers: /^(answers|final_text|redline|replies|moderation_log)\./,
};
const part_of = (key) => Object.keys(parts).find((part) => parts[part].test(key));

// Without a part: what every page has.
export function compiled(catalogue, part) {
  const entries = Object.entries(catalogue).filter(([key]) => !for_server.test(key) && part_of(key) === part);
  return Object.fromEntries(
    entries.map(([key, message]) => [key, /[{}#]/.test(message) ? parse(message, { ignoreTag: true }) : message]),
  );
}

export function words() {
  return {
    name: "arengo-words",
    enforce: "pre",
    load(id) {
      const [, path, part] = /^(.*\/src\/words\/[a-z]{2}\.json)(?:\?(\w+))?$/.exec(id) ?? [];
      if (!path) return null;
      const catalogue = JSON.parse(readFileSync(path, "utf8"));
      return { code: `export default ${JSON.stringify(compiled(catalogue, part))}`, moduleType: "js" };
    },
  };
}
