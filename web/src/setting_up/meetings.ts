import { post, write } from "../wire/api";

export const modes = ["in_person", "online", "hybrid"] as const;
export type MeetingMode = (typeof modes)[number];

export interface NewTable {
  theme: string;
  room: string;
  seats: string;
  facilitator: string; // the id of a person of the team; empty: nobody yet
}
export interface NewMeeting {
  title: string;
  summary: string;
  mode: MeetingMode;
  place: string;
  starts: string; // on the clock of the process: "2025-04-10T18:00"
  ends: string;
  seats: string;
  seats_online: string;
  from: string; // of registering; empty: nobody registers
  until: string;
  tables: NewTable[];
}

// What the clock says where the process is: "2025-04-10T18:00".
export function clock_in(zone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return parts.format(new Date(instant)).replace(" ", "T");
}

// The instant at which the clock there says so; in the hour that comes twice, the first.
export function instant_in(zone: string, clock: string): string {
  const meant = Date.parse(`${clock}:00Z`);
  const shown = (at: number) => Date.parse(`${clock_in(zone, new Date(at).toISOString())}:00Z`);
  const first = meant - (shown(meant) - meant);
  return new Date(first - (shown(first) - meant)).toISOString();
}

const counted = (text: string) => (/^[1-9][0-9]*$/.test(text.trim()) ? Number(text) : undefined);

// As the server takes it: what is empty stays out.
export function as_asked(made: NewMeeting, zone: string) {
  const { title, summary, mode, place, from, until } = made;
  const window =
    from && until
      ? { registration_opens_at: instant_in(zone, from), registration_closes_at: instant_in(zone, until) }
      : {};
  const tables = made.tables
    .filter(({ theme }) => theme.trim())
    .map(({ theme, room, seats, facilitator }) => ({
      theme: theme.trim(),
      ...(room.trim() ? { room: room.trim() } : {}),
      ...(counted(seats) ? { seats: counted(seats) } : {}),
      ...(facilitator ? { facilitators: [Number(facilitator)] } : {}),
    }));
  return {
    title: title.trim(),
    summary: summary.trim(),
    mode,
    place: place.trim(),
    starts_at: instant_in(zone, made.starts),
    ends_at: instant_in(zone, made.ends),
    ...(mode !== "online" && counted(made.seats) ? { seats: counted(made.seats) } : {}),
    ...(mode !== "in_person" && counted(made.seats_online) ? { seats_online: counted(made.seats_online) } : {}),
    ...window,
    tables,
  };
}

export const call_meeting = (process_id: number, made: NewMeeting, zone: string) =>
  post<{ meeting_id: number }>(`/api/processes/${process_id}/meetings`, as_asked(made, zone));

export interface MeetingChange {
  title: string;
  place: string;
  starts: string;
  ends: string;
}
export const change_meeting = (
  id: number,
  { title, place, starts, ends }: MeetingChange,
  zone: string,
  revision: number,
) =>
  write<{ revision: number }>({
    method: "PATCH",
    path: `/api/meetings/${id}`,
    body: { title, place, starts_at: instant_in(zone, starts), ends_at: instant_in(zone, ends) },
    if_match: revision,
  });
