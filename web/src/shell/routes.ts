// Every page of the house and its address. A new page is one line here.
import type { Component } from "svelte";
import { know, type WordsPart } from "../words/words.svelte";

// What the address says besides its name, in order.
export type Params = (string | undefined)[];
export type PageComponent = Component<{ params: Params }>;

type Load = () => Promise<{ default: PageComponent | Component }>;

export interface Route {
  name: string;
  pattern: RegExp;
  load: Load;
  bare?: boolean; // fills the screen by itself, without the house's header and footer
}

const id = "([1-9][0-9]*)";

const route = (name: string, path: string, load: Load): Route => ({ name, pattern: new RegExp(`^${path}/?$`), load });

// A page, with the words that it brings.
const bringing =
  (...parts: WordsPart[]) =>
  (load: Load): Load =>
  async () =>
    (await Promise.all([load(), ...parts.map(know)]))[0];

export const event_day = bringing("event_day");
export const desk = bringing("desk", "answers", "event_day");
export const answers = bringing("answers");

// On a screen of its own: a table, a door, the hall.
export const bare = (one: Route): Route => ({ ...one, bare: true });

export const routes: Route[] = [
  route("home", "", () => import("../processes/Home.svelte")),
  route("process", "/processes/([a-z0-9-]+)", () => import("../processes/Page.svelte")),
  route("article", "/processes/([a-z0-9-]+)/articles/([a-z0-9-]+)", () => import("../processes/Article.svelte")),
  bare(
    route(
      "watching",
      "/processes/([a-z0-9-]+)/desk",
      desk(() => import("../watching/Page.svelte")),
    ),
  ),
  bare(
    route(
      "moderating",
      "/processes/([a-z0-9-]+)/desk/moderation",
      desk(() => import("../proposals/desk/Page.svelte")),
    ),
  ),
  route(
    "moderation_log",
    `/consultations/${id}/moderation-log`,
    answers(() => import("../proposals/ModerationLog.svelte")),
  ),
  route("consultation", `/consultations/${id}`, () => import("../consultations/Page.svelte")),
  route("plan", `/consultations/${id}/plan(?:/${id})?`, () => import("../plans/Page.svelte")),
  route("propose", `/consultations/${id}/propose`, () => import("../proposals/Propose.svelte")),
  route("proposal", `/proposals/${id}`, () => import("../proposals/Page.svelte")),
  route("edit", `/proposals/${id}/edit`, () => import("../proposals/Edit.svelte")),
  bare(
    route(
      "deciding",
      `/consultations/${id}/decide`,
      desk(() => import("../decisions/desk/Page.svelte")),
    ),
  ),
  route("receipt", `/receipts/${id}`, () => import("../people/Receipt.svelte")),
  route(
    "meeting",
    `/meetings/${id}`,
    event_day(() => import("../meetings/Page.svelte")),
  ),
  route(
    "ticket",
    "/tickets/([A-Za-z0-9-]+)",
    event_day(() => import("../meetings/TicketPage.svelte")),
  ),
  route(
    "meeting_desk",
    `/meetings/${id}/desk`,
    event_day(() => import("../meetings/Desk.svelte")),
  ),
  bare(
    route(
      "print",
      `/meetings/${id}/print/(badges|sheets|posters)`,
      event_day(() => import("../meetings/Print.svelte")),
    ),
  ),
  bare(
    route(
      "door",
      `/meetings/${id}/door`,
      event_day(() => import("../meetings/Door.svelte")),
    ),
  ),
  route(
    "me",
    "/me",
    bringing("event_day", "answers")(() => import("../people/Me.svelte")),
  ),
  bare(
    route(
      "regia",
      `/meetings/${id}/regia`,
      event_day(() => import("../plenary/Regia.svelte")),
    ),
  ),
  bare(
    route(
      "screen",
      `/meetings/${id}/screen`,
      event_day(() => import("../plenary/Screen.svelte")),
    ),
  ),
  route(
    "restitution",
    `/meetings/${id}/restitution`,
    event_day(() => import("../plenary/Restitution.svelte")),
  ),
  bare(
    route(
      "desk_out",
      "/processes/([a-z0-9-]+)/desk/out",
      desk(() => import("../exports/Out.svelte")),
    ),
  ),
  bare(
    route(
      "desk_bodies",
      "/processes/([a-z0-9-]+)/desk/bodies",
      desk(() => import("../exports/Bodies.svelte")),
    ),
  ),
  route("sign_in", "/sign-in", () => import("../people/SignIn.svelte")),
  route("mailbox", "/mailbox", () => import("../people/Mailbox.svelte")),
  bare(
    route(
      "board",
      `/tables/${id}/board`,
      event_day(() => import("../tables/Board.svelte")),
    ),
  ),
  bare(
    route(
      "table",
      `/tables/${id}`,
      event_day(() => import("../tables/Phone.svelte")),
    ),
  ),
  bare(
    route(
      "join",
      "/join(?:/([^/]+))?",
      event_day(() => import("../tables/Join.svelte")),
    ),
  ),
  route(
    "replies",
    `/consultations/${id}/replies`,
    answers(() => import("../decisions/RepliesPage.svelte")),
  ),
  route(
    "redline",
    `/plans/${id}/versions/${id}/redline`,
    answers(() => import("../decisions/RedlinePage.svelte")),
  ),
  route(
    "text",
    `/plans/${id}/versions/${id}`,
    answers(() => import("../decisions/TextPage.svelte")),
  ),
  bare(
    route(
      "draft",
      "/processes/([a-z0-9-]+)/desk/draft",
      desk(() => import("../plans/desk/Page.svelte")),
    ),
  ),
  bare(
    route(
      "set_up",
      "/processes/([a-z0-9-]+)/desk/set-up",
      desk(() => import("../setting_up/SetUp.svelte")),
    ),
  ),
  bare(
    route(
      "meeting_set_up",
      `/meetings/${id}/set-up`,
      desk(() => import("../setting_up/MeetingSetUp.svelte")),
    ),
  ),
  bare(
    route(
      "log",
      "/processes/([a-z0-9-]+)/desk/log",
      desk(() => import("../setting_up/Log.svelte")),
    ),
  ),
  route(
    "organise",
    "/organise",
    desk(() => import("../setting_up/Organise.svelte")),
  ),
  route(
    "start",
    "/start",
    desk(() => import("../setting_up/Start.svelte")),
  ),
  route(
    "invitation",
    `/invitations/${id}`,
    desk(() => import("../setting_up/Invitation.svelte")),
  ),
  bare(
    route(
      "desk_text",
      "/processes/([a-z0-9-]+)/desk/text",
      desk(() => import("../decisions/final_text/TextDesk.svelte")),
    ),
  ),
  route("accessibility", "/accessibility", () => import("./Accessibility.svelte")),
  route("privacy", "/privacy", () => import("./Privacy.svelte")),
  route("rules", "/rules", () => import("./Rules.svelte")),
];

export const not_found: Route = { name: "not_found", pattern: /.*/, load: () => import("./NotFound.svelte") };

export function match(path: string): { route: Route; params: (string | undefined)[] } {
  for (const one of routes) {
    const found = one.pattern.exec(path);
    if (found) return { route: one, params: found.slice(1) };
  }
  return { route: not_found, params: [] };
}
