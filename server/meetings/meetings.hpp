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

std::string topic_of(MeetingId); // "meeting/1"
std::string desk_of(MeetingId);  // "meeting/1/desk"

// Queries.
std::optional<Meeting> meeting(Reader&, MeetingId);
std::optional<Table> table(Reader&, TableId);
std::vector<Table> tables_of(Reader&, MeetingId); // by number
std::optional<Table> table_with_code(Reader&, std::string_view join_code);
json nodes_of(Reader&, TableId);            // {"12": {node_id, number, title, order}}
bool is_seated(Reader&, PersonId, TableId); // registered, and at this table
int present_at(Reader&, TableId);           // checked in, of those registered at the table
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

// Opens and closes the meeting and its registrations, lets offers lapse, sends reminders; tells when to come again. Events:
// meeting_opened, meeting_closed, registrations_opened, registrations_closed. Never on an I/O thread.
Instant turn_meetings(House&);

} // namespace meetings
