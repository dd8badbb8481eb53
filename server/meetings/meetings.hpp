// Meetings: public gatherings with an agenda and thematic tables; who registers, who gets a seat, who sits at which table,
// who has come.
//
// Live topics "meeting/{id}" (everybody) and "meeting/{id}/desk" (organisers, front desk, facilitators), which shows the
// same and more: what changes one is patched on both (on_screens). Sections "meetings" of "process/{id}" and
// "registrations" of "person/{id}". Everything that the clock brings (windows, openings, offers that lapse, reminders)
// happens by itself.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct House;

namespace meetings {

// Offers the room's routes, pages and topics.
void mount(House&);

struct Meeting {
    MeetingId meeting_id;
    ProcessId process_id;
    std::string title, summary, mode, place; // mode: in_person, online, hybrid
    std::optional<std::string> map_url, stream_url, guide;
    Instant starts_at{}, ends_at{};
    std::string state; // planned, open, closed: as last turned
    std::optional<int> seats, seats_online;
    std::optional<int> registered, present; // of a meeting held before the house was there
    std::optional<Instant> registration_opens_at, registration_closes_at;
    std::string registration_state; // planned, open, closed; empty: nobody registers here
    bool email_alone = false, nicknames = true;
    int offer_minutes = 720;
    std::optional<Instant> cancelled_at;
    std::string cancelled_reason;
    std::optional<std::string> draw_seed;
    std::optional<Instant> drawn_at;
    int order = 0, revision = 1;
    std::string process_slug, process_title, time_zone;
};
struct Table {
    TableId table_id;
    MeetingId meeting_id;
    std::string theme;
    std::optional<std::string> room;
    std::optional<int> seats;
    int order = 0; // its number
    std::string join_code;
};

// Somebody's place at a meeting, or in the list of those who wait. Its code opens the ticket, signed in or not.
struct Registration {
    RegistrationId registration_id;
    MeetingId meeting_id;
    int number = 0; // 1, 2, 3… in order of arrival
    std::optional<PersonId> person_id;
    std::string name;
    std::optional<std::string> email; // of those without an account
    std::string language = "it";
    std::optional<OrganisationId> organisation_id;
    std::string mode, state, code;    // state: pending, registered, waiting_list, offered, cancelled
    std::vector<TableId> preferences; // the dearest first
    json answers = json::object();    // {"1": "…", "2": ["1", "3"]} by question
    std::optional<std::string> access_needs, dietary_needs; // for the desk only
    bool walk_in = false;
    Instant received_at{};
    std::optional<Instant> waits_since, offered_until, cancelled_at;
    std::optional<TableId> table_id;
    std::optional<std::string> seated_by, seated_reason; // draw, hand
    std::optional<Instant> guide_sent_at, guide_opened_at, reminded_at;
};

std::string topic_of(MeetingId); // "meeting/1"
std::string desk_of(MeetingId);  // "meeting/1/desk"

// Queries.
std::optional<Meeting> meeting(Reader&, MeetingId);
std::vector<Meeting> meetings_of(Reader&, ProcessId); // in their order
std::optional<Table> table(Reader&, TableId);
std::vector<Table> tables_of(Reader&, MeetingId); // by number
std::optional<Table> table_with_code(Reader&, std::string_view join_code);
std::optional<Table> table_of(Reader&, RegistrationId); // where they sit
json nodes_of(Reader&, TableId);                        // {"12": {node_id, number, title, order}}
bool is_seated(Reader&, PersonId, TableId);             // registered, and at this table
int present_at(Reader&, TableId);                       // checked in, of those registered at the table
bool is_organiser(Reader&, PersonId, MeetingId);
bool is_desk(Reader&, PersonId, MeetingId);   // front desk or organiser
bool may_watch(Reader&, PersonId, MeetingId); // the desk's topic: the same and facilitators

// The patch on both topics of the meeting.
std::vector<Patch> on_screens(MeetingId, const json& patch);

struct NewAgendaItem {
    std::string kind, title; // kind: plenary, table_round, talk, networking, break
    Instant starts_at{}, ends_at{};
    int order = 0;
    std::optional<std::string> room;
    std::optional<int> round; // of a table_round
};
struct NewQuestion {
    std::string text, kind; // kind: text, choice, choices
    std::vector<std::string> choices;
    bool required = false;
    int order     = 0;
};
struct NewTable {
    std::string theme;
    int people = 0; // who sat there, of a meeting held before
    int order  = 0; // its number
    std::optional<std::string> room;
    std::optional<int> seats;
    std::vector<NodeId> nodes; // of a published plan
    std::vector<PersonId> facilitators;
};
struct NewMeeting {
    ProcessId process_id;
    std::string title, summary, mode, place;
    Instant starts_at{}, ends_at{};
    std::optional<int> seats, registered, present;
    std::vector<NewTable> tables;
    int order = 0;
    std::optional<int> seats_online;
    std::optional<std::string> map_url, stream_url, guide;
    std::optional<Instant> registration_opens_at,
        registration_closes_at; // both or none; the last millisecond belongs to it
    bool email_alone  = false;
    bool nicknames    = true;
    int offer_minutes = 720;
    std::vector<NewAgendaItem> agenda;
    std::vector<NewQuestion> questions;
};
// For the operator (command line, demo): asks for no role. Refuses: not_found (process, node), bad_value with the field.
// Event: meeting_added; answer {meeting_id, table_ids: [in the order given]}. Rounds of the tables are added by the room
// of the tables.
awaitable<Event> add_meeting(House&, Person, NewMeeting);

// ---- Registrations. Events are recorded under "meeting/{id}" and hold ids and counts; they patch both topics of the
// meeting and "person/{id}" of everybody whose place changed. `offered` in a payload: who is offered the seat that became
// free; an offer is kept `offer_minutes`, then it passes on.

// Who asks: with an account, or with a code, or (registering by e-mail alone) with nothing yet.
struct Asker {
    std::optional<PersonId> person_id;
    std::optional<RequestKey> request;
    std::string language = "it";
};

struct RegisterFor {
    MeetingId meeting_id;
    std::string mode;
    std::optional<OrganisationId> organisation_id;
    std::vector<TableId> table_preferences;
    json answers = json::object(); // by question: words; of choices: the words of one, or a list
    std::optional<std::string> access_needs, dietary_needs, name, email;
    static RegisterFor read(MeetingId, Fields&);
};
// With an account: a seat, or a place in the waiting list. By e-mail alone, where the meeting allows it: a mail with a link
// to confirm, and the same answer whether the address is registered already or not. Refuses: not_found,
// registration_not_open {opens_at}, registration_closed {closes_at}, meeting_cancelled, already_registered
// {registration_id}, not_your_organisation, not_signed_in, required, bad_value. Event: registration_received; answer
// {registration_id, state, position?, code}, by e-mail alone {state: "pending"}.
awaitable<Event> register_for(House&, Asker, RegisterFor);

// By the link of the mail, within a day and until the meeting begins. Refuses: not_found, already_registered,
// not_registered, registration_closed, meeting_cancelled. Event: registration_confirmed; answer {state, position?}.
awaitable<Event> confirm_registration(House&, Asker, std::string code);

struct ChangeRegistration {
    std::string code;
    std::optional<std::vector<TableId>> table_preferences;
    std::optional<json> answers;
    std::optional<std::string> access_needs, dietary_needs; // empty: none any more
    static ChangeRegistration read(std::string code, Fields&);
};
// While the window is open. Refuses: not_found, registration_closed, meeting_cancelled, not_registered, required,
// bad_value. Event: registration_changed.
awaitable<Event> change_registration(House&, Asker, ChangeRegistration);

// `ticket`: its code; or its id, for its person and for the desk. Refuses: not_found, not_registered (cancelled before),
// already_checked_in, registration_closed (the meeting is over). Event: registration_cancelled.
awaitable<Event> cancel_registration(House&, Asker, std::string ticket);

// Refuse: not_found, no_offer, meeting_cancelled. Events: seat_taken, seat_declined.
awaitable<Event> accept_offer(House&, Asker, std::string code);
awaitable<Event> decline_offer(House&, Asker, std::string code);

// By an organiser: everybody who is registered or waits is told by mail. Refuses: not_found, meeting_cancelled. Event:
// meeting_cancelled.
awaitable<Event> cancel_meeting(House&, Person, MeetingId, std::string reason);

struct ChangeMeeting {
    MeetingId meeting_id;
    int revision = 0; // the one that was changed
    std::optional<std::string> title, summary, place, map_url, stream_url, guide;
    std::optional<Instant> starts_at, ends_at;
    static ChangeMeeting read(MeetingId, int revision, Fields&);
};
// By an organiser. Who is registered gets the new calendar entry by mail when hour, place or title changed. Refuses:
// not_found, stale_revision {current}, meeting_cancelled, bad_value. Event: meeting_changed; answer {revision}.
awaitable<Event> change_meeting(House&, Person, ChangeMeeting);

// ---- Tables

// By an organiser, once or again: seats everybody who is registered (in presence, where there is one) except those seated
// by hand, by the rule in draw.hpp. Without a seed, the hash of the record's newest event is one that nobody chose. What
// anyone needs to repeat it is kept and published. Refuses: not_found, meeting_cancelled, no_tables. Event: tables_drawn
// with the SHA-256 of that document; answer {seed, seated, people}.
awaitable<Event> hold_draw(House&, Person, MeetingId, std::optional<std::string> seed);

struct SeatByHand {
    RegistrationId registration_id;
    TableId table_id;
    std::string reason; // for the desk
    static SeatByHand read(RegistrationId, Fields&);
};
// By an organiser. Refuses: not_found, meeting_cancelled, not_registered, bad_value, table_full. Event: table_assigned.
awaitable<Event> seat_by_hand(House&, Person, SeatByHand);

// What would even out the tables after no-shows: {moves: [{registration_id, name, from, to}]}.
json rebalancing(Reader&, MeetingId);

struct Rebalance {
    MeetingId meeting_id;
    std::vector<std::pair<RegistrationId, TableId>> moves;
    static Rebalance read(MeetingId, const json& body);
};
// By an organiser. Refuses: not_found, meeting_cancelled, bad_value. Event: tables_rebalanced.
awaitable<Event> rebalance_tables(House&, Person, Rebalance);

// ---- At the door. The rooms above may show arrivals: their section "registration_elsewhere" gives patches by topic.

struct LetIn {
    MeetingId meeting_id;
    std::optional<std::string> code; // as scanned or typed; or the id, found by name
    std::optional<RegistrationId> registration_id;
    std::string door;
    std::optional<Instant> at; // by a device that had no network
    static LetIn read(MeetingId, Fields&);
};
// By the desk. Each person is in once: the earliest hour that any door tells stays. Refuses: not_found, unknown_code,
// other_meeting {meeting_title}, not_registered {state}, meeting_cancelled. Events: person_checked_in, check_in_repeated (was in
// before); answer {registration_id, checked_in_at, door, again?}.
awaitable<Event> check_in(House&, Person, LetIn);

// By the desk. Refuses: not_found. Event: check_in_undone.
awaitable<Event> undo_check_in(House&, Person, RegistrationId);

struct AddWalkIn {
    MeetingId meeting_id;
    std::string name, mode, door;
    std::optional<std::string> email;
    std::optional<TableId> table_id;
    std::optional<Instant> at; // by a device that had no network
    static AddWalkIn read(MeetingId, Fields&);
};
// By the desk, also beyond the seats: who stands at the door can be counted. Refuses: not_found, meeting_cancelled,
// already_registered {registration_id}, table_full, bad_value. Event: walk_in_added; answer {registration_id, number, code,
// checked_in_at, door}.
awaitable<Event> add_walk_in(House&, Person, AddWalkIn);

// Who follows online comes by themselves, from an hour before. Refuses: not_found, not_registered, meeting_cancelled.
// Events: as check_in.
awaitable<Event> arrive_online(House&, Asker, std::string code);

constexpr std::size_t max_door_chars = 40;

// ---- The clock

// Opens and closes the meeting and its registrations, lets offers lapse, sends reminders; tells when to come again. Events:
// meeting_opened, meeting_closed, registrations_opened, registrations_closed, seat_offer_lapsed. Never on an I/O thread.
Instant turn_meetings(House&);

} // namespace meetings
