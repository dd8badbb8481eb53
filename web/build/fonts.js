// Cuts the fonts down to the letters of Western European languages; the rest stay in the whole files, fetched only by
// the pages that need them. A third of a first visit would otherwise be letters that nobody reads.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import subset_font from "subset-font";

const source = new URL("../node_modules/bootstrap-italia/dist/fonts/Titillium_Web/", import.meta.url);
const made = new URL("../node_modules/.arengo-fonts/", import.meta.url);
const weights = ["regular", "600", "700"];

// Basic Latin, Latin-1, œ, and the punctuation of prose; the same ranges stand in style/_fonts.scss.
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x152, 0x153],
  [0x2010, 0x2026],
  [0x2030, 0x203a],
  [0x20ac, 0x20ac],
];
const letters = ranges.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
);

export function fonts() {
  return { name: "arengo-fonts", apply: "build", config: cut_all };
}

async function cut_all() {
  mkdirSync(made, { recursive: true });
  for (const weight of weights) {
    const target = new URL(`titillium-${weight}.woff2`, made);
    if (existsSync(target)) continue;
    const whole = readFileSync(new URL(`titillium-web-v10-latin-ext_latin-${weight}.woff2`, source));
    writeFileSync(target, await subset_font(whole, letters.join(""), { targetFormat: "woff2" }));
  }
}
