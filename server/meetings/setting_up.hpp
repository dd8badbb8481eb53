// What the commands that set up a meeting share.
#pragma once

#include "meetings/rows.hpp"
#include "meetings/set_up.hpp"

#include "sections.hpp"

struct House;

namespace meetings {

// For who organises it. Refuses: not_found, meeting_cancelled, stale_revision {current}.
Meeting edited_by(Reader&, PersonId, MeetingId, int revision);

// Every screen that shows the meeting's own settings: its topics, its process, its tables.
std::vector<std::string> set_up_screens(Reader&, const Meeting&);

// Counts the revision, and tells what changed on the screens; {revision}.
Event set_up(Tx&, Meeting, Screens&, std::string kind, json payload = json::object());

// Reading what an organiser fills in.
std::optional<int> read_count(Fields&, std::string_view name); // of seats
Instant read_instant(Fields&, std::string_view name);          // refuses: required
void require_team(Reader&, ProcessId, const std::vector<PersonId>&);

// SQL of the parts.
void update_places(Tx&, const Meeting&);
void clear_agenda(Tx&, MeetingId, const std::vector<std::int64_t>& kept);
bool update_agenda_item(Tx&, MeetingId, std::int64_t id, const NewAgendaItem&); // false: no such item here
bool is_answered(Reader&, MeetingId, std::string_view question);
void update_question(Tx&, std::int64_t id, const NewQuestion&);
void delete_question(Tx&, std::string_view id);
bool is_in_use(Reader&, TableId); // somebody sits or wants to sit there, or anything was written
void update_table(Tx&, TableId, const NewTable&);
void delete_table(Tx&, TableId);
void clear_links(Tx&, TableId); // nodes and facilitators
std::vector<PersonId> facilitators_of(Reader&, TableId);

} // namespace meetings
