// What fits on one page of the hall's screen. Words keep their size: what is too much goes to the next page.
// Lengths are in units: the screen is 1920 wide and 1080 high.
import type { AgendaItem, ScreenSentence } from "./types";

// Fills pages one after another; a thing that is alone too tall has a page of its own.
export function pages_of<T>(things: T[], room: number, cost: (thing: T) => number, gap: number, most: number): T[][] {
  const pages: T[][] = [];
  let left = 0;
  for (const thing of things) {
    const page = pages.at(-1);
    const needed = cost(thing) + (page?.length ? gap : 0);
    if (page && page.length < most && needed <= left) {
      page.push(thing);
      left -= needed;
    } else {
      pages.push([thing]);
      left = room - cost(thing);
    }
  }
  return pages;
}

// The page asked for, or the last there is.
export const page_at = <T>(pages: T[], page: number): T | undefined =>
  pages[Math.min(Math.max(1, page), pages.length) - 1];

// How many lines words take, so many letters on each; a word longer than a line takes what it needs.
export function lines_of(text: string, letters: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const length = [...word].length;
    if (used > 0 && used + 1 + length > letters) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
    while (used > letters) {
      lines += 1;
      used -= letters;
    }
  }
  return lines;
}

// ── Rows: tables, themes, choices ──
const most_rows = 5;
const rows_room = 560;
const row_height = (title: string, letters: number) => Math.max(110, 28 + lines_of(title, letters) * 72);

const rows =
  (letters: number) =>
  <T>(things: T[], title: (thing: T) => string): T[][] =>
    pages_of(things, rows_room, (thing) => row_height(title(thing), letters), 0, most_rows);

export const pages_of_tables = rows(42);
export const pages_of_themes = rows(36); // beside the squares of the tables

const choice_letters = 46;
export const pages_of_choices = <T>(things: T[], title: (thing: T) => string): T[][] =>
  pages_of(things, 690, (thing) => 46 + lines_of(title(thing), choice_letters) * 72, 22, most_rows);

// ── The restituzione ──
export interface Piece extends ScreenSentence {
  goes_on: boolean; // on the next page
  began: boolean; // on a page before
}

export interface AccountPage {
  theme?: string;
  pieces: Piece[];
}

const sentence_letters = 47;
const line_height = 100;
const base_height = 84;
const account_room = 760;
const most_lines = Math.floor((account_room - base_height) / line_height);

// Sentences of one theme stand together; each theme begins a page.
export function pages_of_account(sentences: ScreenSentence[]): AccountPage[] {
  return by_theme(sentences).flatMap(([theme, of_theme]) =>
    pages_of(of_theme.flatMap(pieces_of), account_room, height_of, 56, 3).map((pieces) => ({ theme, pieces })),
  );
}

function by_theme(sentences: ScreenSentence[]): [string | undefined, ScreenSentence[]][] {
  const found = new Map<string | undefined, ScreenSentence[]>();
  for (const sentence of sentences) found.set(sentence.theme, [...(found.get(sentence.theme) ?? []), sentence]);
  const without = found.get(undefined);
  found.delete(undefined);
  return [...found, ...(without ? [[undefined, without] as [undefined, ScreenSentence[]]] : [])];
}

const height_of = (piece: Piece) => lines_of(piece.text, sentence_letters) * line_height + base_height;

// A sentence longer than a page is cut between words.
function pieces_of(sentence: ScreenSentence): Piece[] {
  const texts: string[] = [];
  let text = "";
  for (const word of sentence.text.split(/\s+/u).filter(Boolean)) {
    const longer = text ? `${text} ${word}` : word;
    if (text && lines_of(longer, sentence_letters) > most_lines) {
      texts.push(text);
      text = word;
    } else text = longer;
  }
  texts.push(text);
  return texts.map((part, i) => ({ ...sentence, text: part, began: i > 0, goes_on: i < texts.length - 1 }));
}

// ── The programme: five rows around the present one ──
export function agenda_around(items: AgendaItem[], now: number, most = most_rows): AgendaItem[] {
  const next = items.findIndex((item) => Date.parse(item.ends_at) > now);
  const here = next === -1 ? items.length - 1 : next;
  const first = Math.max(0, Math.min(here - 1, items.length - most));
  return items.slice(first, first + most);
}
