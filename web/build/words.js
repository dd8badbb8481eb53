// Turns a catalogue of ICU messages into data at build time: plain sentences stay strings, the rest become parsed messages.
import { readFileSync } from "node:fs";
import { parse } from "@formatjs/icu-messageformat-parser";

export function compiled(catalogue) {
  const entries = Object.entries(catalogue).filter(([key]) => !/^(mail|import)\./.test(key));
  return Object.fromEntries(
    entries.map(([key, message]) => [key, /[{}#]/.test(message) ? parse(message, { ignoreTag: true }) : message]),
  );
}

export function words() {
  return {
    name: "arengo-words",
    enforce: "pre",
    load(id) {
      if (!/\/src\/words\/[a-z]{2}\.json$/.test(id)) return null;
      const catalogue = JSON.parse(readFileSync(id, "utf8"));
      return { code: `export default ${JSON.stringify(compiled(catalogue))}`, moduleType: "js" };
    },
  };
}
