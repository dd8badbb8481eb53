// Turns a catalogue of ICU messages into data at build time: plain sentences stay strings, the rest become parsed messages.
// The words of the event day (it.json?event_day) travel with its pages, so that a first visit elsewhere does not carry them.
import { readFileSync } from "node:fs";
import { parse } from "@formatjs/icu-messageformat-parser";

const for_server = /^(mail|import)\./;
const for_event_day = /^(meetings|tables|plenary)\./; // the rooms whose pages load them

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
