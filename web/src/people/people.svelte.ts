// Who is here, and what is theirs.
import { get, post, put, Refused, remove, write } from "../wire/api";
import { the_house } from "../wire/house.svelte";
import { forget_what_is_kept } from "../wire/kept";
import { live, on_return, outbox } from "../wire/network.svelte";
import type { DemoRole, Language, Me, Organisation, Person } from "../wire/types";
import { view, type View } from "../wire/view.svelte";
import { speak_in } from "../words/words.svelte";

// Somebody at a table without an account, known by the session of their phone.
export interface Guest {
  person_id: number;
  name: string;
}

const remembered_guest = "arengo:guest";

let me = $state.raw<Me | null>();
let guest = $state.raw<Guest | undefined>(read_guest());
let mine = $state.raw<View<Person>>();
let leave_mine: (() => void) | undefined;
let looked_at: number | undefined;

export const current_me = () => me ?? undefined;
// What I may do in a process: whether one of these roles is mine.
export const has_role = (process_id: number | undefined, ...roles: string[]) =>
  (me?.roles ?? []).some((one) => one.process_id === process_id && roles.includes(one.role));
export const team = ["organiser", "moderator", "facilitator", "front_desk", "observer"];
// Whose work begins on the desk.
export const watchers = ["organiser", "moderator", "observer"];
export const watches = (process_id: number) => has_role(process_id, ...watchers);
export const is_organiser = (process_id?: number) => has_role(process_id, "organiser");
// Whether I was given a proposal of the consultation to study.
export const evaluates = (consultation_id: number) => my_state()?.evaluates?.[consultation_id] === true;
export const is_known = () => me !== undefined; // whether we know if anybody is signed in
export const participant = (): Guest | undefined => me ?? guest;
export const my_view = () => mine;
export const my_state = () => mine?.state;

export async function recognise() {
  if (me === undefined && the_house().signed_in === false) return settle(null);
  try {
    settle(await get<Me>("/api/me"));
  } catch (error) {
    if (error instanceof Refused) settle(null);
    else if (me === undefined) on_return_once(recognise);
  }
}

function on_return_once(act: () => void) {
  const stop = on_return(() => {
    stop();
    act();
  });
}

function settle(next: Me | null) {
  me = next;
  if (next && guest) forget_guest();
  look_at_mine();
}

function look_at_mine() {
  if (looked_at === participant()?.person_id) return;
  looked_at = participant()?.person_id;
  leave_mine?.();
  leave_mine = undefined;
  mine = undefined;
  const somebody = participant();
  if (!somebody) return;
  mine = view<Person>("/api/me/snapshot", (state) => `person/${state.person_id}`);
  leave_mine = mine.use();
  void outbox.flush(somebody.person_id);
}

function read_guest(): Guest | undefined {
  return JSON.parse(localStorage.getItem(remembered_guest) ?? "null") ?? undefined;
}

// A line keeps the person it was opened by: whoever has become a guest needs a new one.
export function enter_as_guest(welcomed: Guest) {
  guest = welcomed;
  localStorage.setItem(remembered_guest, JSON.stringify(welcomed));
  look_at_mine();
  live.restart();
}

export function forget_guest() {
  guest = undefined;
  localStorage.removeItem(remembered_guest);
  look_at_mine();
}

export function flush_outbox() {
  const somebody = participant();
  if (somebody) void outbox.flush(somebody.person_id);
}

// The session is no longer good: ask once who is here now.
export function doubt() {
  if (me) void recognise();
}

async function enter(answer: Promise<Me>) {
  await answer;
  live.restart();
  const known = await get<Me>("/api/me");
  settle(known);
  if (known.language) await speak_in(known.language);
}

export const ask_for_code = (email: string, language: Language) => post("/api/sign-in", { email, language });
export const confirm_code = (code: string) => enter(post<Me>("/api/sign-in/confirm", { code }));
export const begin_as_organiser = (made: { token: string; name: string; email: string }) =>
  enter(post<Me>("/api/organiser-link", made));
export const confirm_token = (token: string) => enter(post<Me>("/api/sign-in/confirm", { token }));

export const demo_sign_in = (as: DemoRole) => enter(post<Me>("/api/demo/sign-in", { as }));

export const sign_out = () => leave(post("/api/sign-out"));

export async function change_profile(change: { name?: string; language?: Language; zone?: string }) {
  await write({ method: "PATCH", path: "/api/me", body: change });
  await recognise();
}

export const close_account = () => leave(remove("/api/me", { confirm: true }));

// The device may be somebody else's. The line is let go first: the server ends it before it answers.
async function leave(gone: Promise<unknown>) {
  live.hold();
  try {
    await gone;
    forget_what_is_kept();
    settle(null);
  } finally {
    live.resume();
  }
}

export const find_organisations = async (q: string): Promise<Organisation[]> =>
  (await get<{ items: Organisation[] }>(`/api/organisations?q=${encodeURIComponent(q)}&limit=8`)).items;

export async function act_for(organisation_id: number) {
  await put(`/api/me/mandates/${organisation_id}`);
  await recognise();
}

export async function stop_acting_for(organisation_id: number) {
  await remove(`/api/me/mandates/${organisation_id}`);
  await recognise();
}

// A body that the register does not know yet, as it is typed.
export interface NewBody {
  name: string; // the official one
  short_name: string; // empty: it has none
  kind: string;
  zone: string;
}
export const new_body = (name = ""): NewBody => ({ name, short_name: "", kind: "", zone: "" });
export function as_entered({ name, short_name, kind, zone }: NewBody) {
  const short = short_name.trim();
  return { name: name.trim(), kind, zone, ...(short ? { short_name: short } : {}) };
}

export async function add_organisation(made: NewBody): Promise<number> {
  const { organisation_id } = await post<{ organisation_id: number }>("/api/organisations", as_entered(made));
  await recognise();
  return organisation_id;
}

export function is_moderator(process_id: number | undefined): boolean {
  return (me?.roles ?? []).some(
    (one) =>
      (process_id === undefined || one.process_id === process_id) && ["organiser", "moderator"].includes(one.role),
  );
}

export const organisation_kinds = [
  "municipality",
  "public_body",
  "social_cooperative",
  "third_sector_association",
  "foundation",
  "company",
  "benefit_company",
  "trade_association",
  "union",
  "university",
  "school",
  "bank",
  "other",
];

export const zones = [
  "torino",
  "amt_ovest",
  "amt_sud",
  "amt_nord",
  "pinerolese",
  "valli_susa_sangone",
  "ciriacese_lanzo",
  "canavese_occidentale",
  "eporediese",
  "chivassese",
  "chierese_carmagnolese",
];
