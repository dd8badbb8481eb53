// What somebody writes to register, and what is still missing from it; the first in the list is where focus goes.
import type { Answers, Meeting, Mode, NewRegistration, Question, Ticket } from "../wire/meetings";
import { window_state } from "../consultations/countdown";
import { in_order } from "../ui/lists";

export interface Draft {
  mode?: Mode;
  who: "self" | "body";
  organisation_id?: number;
  preferences: number[];
  answers: Answers;
  access_needs: string;
  dietary_needs: string;
  name: string;
  email: string;
  saved_at?: number;
}

export const limits = { answer: 1000, needs: 500, name: 80 };

export const empty_draft = (): Draft => ({
  who: "self",
  preferences: [],
  answers: {},
  access_needs: "",
  dietary_needs: "",
  name: "",
  email: "",
});

export const draft_key = (meeting_id: number | string) => `arengo:registration:${meeting_id}`;

// What was said before, to be changed.
export const draft_of = (ticket: Ticket): Draft => ({
  ...empty_draft(),
  mode: ticket.mode,
  preferences: ticket.preferences,
  answers: ticket.answers,
  access_needs: ticket.access_needs ?? "",
  dietary_needs: ticket.dietary_needs ?? "",
});

export const modes_of = (meeting: Pick<Meeting, "mode">): Mode[] =>
  meeting.mode === "hybrid" ? ["in_person", "online"] : [meeting.mode];

export interface Lack {
  field: string; // "mode", "q1", "name", …: the id of its place in the form
  key: string;
  values?: Record<string, number>;
}

const length = (text: string) => [...text.trim()].length;
const is_email = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text.trim());
const is_answered = (answer: string | string[] | undefined) =>
  Array.isArray(answer) ? answer.length > 0 : (answer ?? "").trim() !== "";

export function lacks(draft: Draft, meeting: Meeting, by_email: boolean): Lack[] {
  const out: Lack[] = [];
  const lack = (field: string, key: string, values?: Record<string, number>) => void out.push({ field, key, values });
  const at_most = (field: string, text: string, max: number) =>
    length(text) > max && lack(field, "refusal.too_long", { max });
  if (!modes_of(meeting).includes(draft.mode as Mode)) lack("mode", "meetings.form.mode_missing");
  if (by_email && length(draft.name) === 0) lack("name", "meetings.form.name_missing");
  if (by_email) at_most("name", draft.name, limits.name);
  if (by_email && !is_email(draft.email)) lack("email", "sign_in.email_wrong");
  if (!by_email && draft.who === "body" && !draft.organisation_id) lack("who", "meetings.form.body_missing");
  for (const question of in_order(meeting.questions)) {
    const answer = draft.answers[question.question_id];
    if (question.required && !is_answered(answer)) lack(`q${question.question_id}`, "meetings.form.answer_missing");
    if (typeof answer === "string") at_most(`q${question.question_id}`, answer, limits.answer);
  }
  at_most("access", draft.access_needs, limits.needs);
  at_most("dietary", draft.dietary_needs, limits.needs);
  return out;
}

// The part that may be changed later.
export function as_change(draft: Draft, meeting: Meeting) {
  const at_a_table = draft.mode === "in_person" ? draft.preferences.filter((id) => id in meeting.tables) : [];
  return {
    table_preferences: at_a_table,
    answers: answers_to(in_order(meeting.questions), draft.answers),
    access_needs: draft.access_needs.trim(),
    dietary_needs: draft.mode === "in_person" ? draft.dietary_needs.trim() : "",
  };
}

export function as_registration(draft: Draft, meeting: Meeting, by_email: boolean): NewRegistration {
  const { access_needs, dietary_needs, ...rest } = as_change(draft, meeting);
  return {
    mode: draft.mode!,
    ...rest,
    ...(access_needs ? { access_needs } : {}),
    ...(dietary_needs ? { dietary_needs } : {}),
    ...(by_email ? { name: draft.name.trim(), email: draft.email.trim() } : {}),
    ...(!by_email && draft.who === "body" ? { organisation_id: draft.organisation_id! } : {}),
  };
}

function answers_to(questions: Question[], given: Answers): Answers {
  const out: Answers = {};
  for (const { question_id } of questions) {
    const answer = given[question_id];
    if (is_answered(answer)) out[question_id] = typeof answer === "string" ? answer.trim() : answer!;
  }
  return out;
}

// While the window is open, what was said can be changed.
export const may_change = (meeting: Pick<Meeting, "registration" | "cancelled">, now: number): boolean =>
  !!meeting.registration && !meeting.cancelled && window_state(meeting.registration, now) === "open";

// Seats left for somebody who comes in this way; undefined: without limit.
export function seats_left(meeting: Pick<Meeting, "seats">, mode: Mode): number | undefined {
  const now = meeting.seats[mode];
  return now?.seats === undefined ? undefined : Math.max(0, now.seats - now.taken);
}

export const is_full = (meeting: Pick<Meeting, "seats">, mode: Mode) => seats_left(meeting, mode) === 0;

// Moves one thing in a list to another place; the rest close up.
export function moved<T>(list: T[], from: number, to: number): T[] {
  if (from < 0 || from >= list.length) return list;
  const out = list.filter((_, i) => i !== from);
  out.splice(Math.max(0, Math.min(to, out.length)), 0, list[from]!);
  return out;
}
