// Who works on a process, and what was done at its desk: as the server tells it, and what can be asked of it.
import { get, post, remove } from "../wire/api";
import type { Instant } from "../wire/types";
import { view, type View } from "../wire/view.svelte";

export const roles = ["organiser", "moderator", "facilitator", "front_desk", "observer"] as const;
export type Role = (typeof roles)[number];

export interface Member {
  person_id: number;
  name: string;
  email: string;
  roles: Partial<Record<Role, true>>;
  order: number;
}
export interface Invited {
  invitation_id: number;
  email: string;
  role: Role;
  reason: string;
  invited_at: Instant;
  expires_at: Instant;
  order: number;
}
export interface Team {
  process_id: number;
  members: Record<string, Member>;
  invitations: Record<string, Invited>;
}
export interface Invitation {
  invitation_id: number;
  role: Role;
  process: { process_id: number; slug: string; title: string };
  reason: string;
  invited_by?: string;
  invited_at: Instant;
  expires_at: Instant;
  state: "open" | "expired";
}

export const areas = ["process", "team", "consultation", "text", "moderation", "decisions", "meetings", "out"] as const;
export interface LogItem {
  seq: number;
  at: Instant;
  area: (typeof areas)[number];
  kind: string;
  what: string;
  about?: { title: string; href?: string };
  person?: { person_id: number; name: string };
  reason?: string;
}
export interface LogPage {
  items: LogItem[];
  people: { person_id: number; name: string }[];
  next?: string;
}

const of = (process_id: number) => `/api/processes/${process_id}`;

export const team_view = (process_id: number): View<Team> =>
  view<Team>(`${of(process_id)}/team`, (state) => `process/${state.process_id}/team`);

export const invite = (process_id: number, made: { email: string; role: Role; reason: string }) =>
  post<{ invitation_id: number }>(`${of(process_id)}/invitations`, made);
export const revoke = (id: number, reason: string) => remove(`/api/invitations/${id}`, { reason });
export const remove_role = (process_id: number, person_id: number, role: Role, reason: string) =>
  remove(`${of(process_id)}/team/${person_id}/${role}`, { reason });

export const read_invitation = (id: string) => get<Invitation>(`/api/invitations/${id}`);
export const accept = (id: number) => post<{ slug: string; role: Role }>(`/api/invitations/${id}/accept`);
export const decline = (id: number) => post(`/api/invitations/${id}/decline`);

export interface LogSearch {
  area?: string;
  person_id?: string;
}
export function log_query(search: LogSearch): URLSearchParams {
  const query = new URLSearchParams();
  if (areas.some((one) => one === search.area)) query.set("area", search.area!);
  if (/^[1-9][0-9]*$/.test(search.person_id ?? "")) query.set("person_id", search.person_id!);
  return query;
}
export const log_sheet = (process_id: number, search: LogSearch) => {
  const query = log_query(search).toString();
  return `${of(process_id)}/log.csv${query && `?${query}`}`;
};
export function read_log(process_id: number, search: LogSearch, cursor?: string) {
  const query = log_query(search);
  if (cursor) query.set("cursor", cursor);
  return get<LogPage>(`${of(process_id)}/log?${query}`);
}
