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

} // namespace meetings
