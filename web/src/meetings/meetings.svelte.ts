import { has_role, my_state } from "../people/people.svelte";
import { in_order } from "../ui/lists";
import { get, post, write } from "../wire/api";
import type {
  DeskRegistration,
  Meeting,
  MeetingDesk,
  Mode,
  Move,
  MyRegistration,
  NewRegistration,
  Registered,
} from "../wire/meetings";
import { outbox } from "../wire/network.svelte";
import type { Page } from "../wire/types";
import { view, type View } from "../wire/view.svelte";
import type { as_change } from "./form";

const path = (id: number | string) => `/api/meetings/${id}`;

export const meeting_view = (id: number | string): View<Meeting> =>
  view<Meeting>(path(id), (state) => `meeting/${state.meeting_id}`);

export const desk_view = (id: number | string): View<MeetingDesk> =>
  view<MeetingDesk>(`${path(id)}/desk`, (state) => `meeting/${state.meeting_id}/desk`);

// What is mine at this meeting: the one that stands, or nothing.
export function my_registration(meeting_id: number | string): MyRegistration | undefined {
  const all = in_order(my_state()?.registrations);
  return all.findLast((one) => one.meeting_id === Number(meeting_id) && one.state !== "cancelled");
}

export const is_of_team = (process_id?: number) => has_role(process_id, "organiser", "facilitator");
export const is_at_desk = (process_id?: number) => has_role(process_id, "organiser", "front_desk");

// With an account it goes through the outbox; by e-mail alone the server must answer, for it mails a link.
export const register = (person_id: number, meeting: Meeting, made: NewRegistration, draft: string) =>
  outbox.put<Registered>({
    what: "registration",
    title: meeting.title,
    person_id,
    draft,
    write: { method: "POST", path: `${path(meeting.meeting_id)}/registrations`, body: made },
  });

export const register_by_email = (meeting_id: number, made: NewRegistration) =>
  post<Registered>(`${path(meeting_id)}/registrations`, made);

const ticket = (code: string) => `/api/registrations/${code}`;

export const change_registration = (code: string, change: ReturnType<typeof as_change>) =>
  write<{ seq: number }>({ method: "PATCH", path: ticket(code), body: change });

export type Step = "confirm" | "accept" | "decline" | "cancel";
export const take_step = (code: string, step: Step) => post<{ seq: number }>(`${ticket(code)}/${step}`);

// Who follows online is in when they open the stream; before the hour nobody is.
export const arrive = (code: string) => post(`${ticket(code)}/arrive`).catch(() => undefined);

export const read_guide = (code: string) => get<{ title: string; text: string }>(`${ticket(code)}/guide`);

export interface Search {
  q?: string;
  state?: string;
  mode?: Mode;
  table_id?: number;
  cursor?: string;
  limit?: number;
}

export function registrations(meeting_id: number | string, search: Search): Promise<Page<DeskRegistration>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) query.set(name, String(value));
  return get<Page<DeskRegistration>>(`${path(meeting_id)}/registrations?${query}`);
}

export const seat_by_hand = (registration_id: number, table_id: number, reason: string) =>
  post(`/api/registrations/${registration_id}/table`, { table_id, reason });

export const draw = (meeting_id: number, seed: string) =>
  post<{ seq: number; seed: string; seated: number }>(`${path(meeting_id)}/draw`, seed ? { seed } : {});

export const proposed_moves = async (meeting_id: number) =>
  (await get<{ moves: Move[] }>(`${path(meeting_id)}/rebalance`)).moves;

export const rebalance = (meeting_id: number, moves: Move[]) => post(`${path(meeting_id)}/rebalance`, { moves });

export const cancel_meeting = (meeting_id: number, reason: string) => post(`${path(meeting_id)}/cancel`, { reason });
