import { IntlMessageFormat } from "intl-messageformat";
import { speak } from "../wire/api";
import type { Language } from "../wire/types";

type Message = string | object[];
type Catalogue = Record<string, Message>;
export type Values = Record<string, string | number | undefined>;

type Part = Record<Language, () => Promise<{ default: unknown }>>;

const everywhere: Part = {
  it: () => import("./it.json"),
  en: () => import("./en.json"),
  fr: () => import("./fr.json"),
};
// Words that pages bring with them; which keys belong to which stands in build/words.js.
const brought = {
  event_day: {
    it: () => import("./it.json?event_day"),
    en: () => import("./en.json?event_day"),
    fr: () => import("./fr.json?event_day"),
  },
  desk: {
    it: () => import("./it.json?desk"),
    en: () => import("./en.json?desk"),
    fr: () => import("./fr.json?desk"),
  },
  answers: {
    it: () => import("./it.json?answers"),
    en: () => import("./en.json?answers"),
    fr: () => import("./fr.json?answers"),
  },
} satisfies Record<string, Part>;
export type WordsPart = keyof typeof brought;

const remembered = "arengo:language";

export const languages: { code: Language; name: string }[] = [
  { code: "it", name: "Italiano" },
  { code: "en", name: "English" },
  { code: "fr", name: "Français" },
];

const parts = new Set<Part>([everywhere]);
let turn = 0;
let chosen_yet = false;
const learning = new Map<WordsPart, Promise<void>>();
let spoken = $state<Language>("it");
let catalogue = $state.raw<Catalogue>({});
const formats = new Map<string, IntlMessageFormat>();

export function language(): Language {
  return spoken;
}

export async function speak_in(chosen: Language) {
  const mine = ++turn;
  chosen_yet = true;
  const loaded = await Promise.all([...parts].map((part) => part[chosen]()));
  if (mine !== turn) return;
  formats.clear();
  spoken = chosen;
  catalogue = Object.assign({}, ...loaded.map((part) => part.default)) as Catalogue;
  document.documentElement.lang = chosen;
  speak(chosen);
}

// What a page brings, once; tried again with the next page where the network failed.
export function know(part: WordsPart): Promise<void> {
  parts.add(brought[part]);
  const begun = learning.get(part);
  if (begun) return begun;
  const learnt = speak_in(chosen_yet ? spoken : first_language()).catch((error) => {
    learning.delete(part);
    throw error;
  });
  learning.set(part, learnt);
  return learnt;
}

export async function choose_language(chosen: Language) {
  await speak_in(chosen);
  localStorage.setItem(remembered, chosen);
}

// What the person chose here before, else what the server wrote into the page.
export function first_language(): Language {
  const wanted = localStorage.getItem(remembered) ?? document.documentElement.lang.slice(0, 2);
  return languages.some(({ code }) => code === wanted) ? (wanted as Language) : "it";
}

export function t(key: string, values?: Values): string {
  const message = catalogue[key];
  if (message === undefined) return key;
  if (typeof message === "string" && !message.includes("{")) return message;
  return String(format(key, message).format(values));
}

export function knows(key: string): boolean {
  return key in catalogue;
}

function format(key: string, message: Message): IntlMessageFormat {
  let found = formats.get(key);
  if (!found) {
    found = new IntlMessageFormat(message as never, spoken, undefined, { ignoreTag: true });
    formats.set(key, found);
  }
  return found;
}
