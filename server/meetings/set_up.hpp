// Setting meetings up, by organisers.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

constexpr std::size_t max_new_tables = 40; // of a meeting: more than a hall holds

// A meeting as an organiser asks for it.
struct CallMeeting {
    NewMeeting wanted;
    static CallMeeting read(ProcessId, Fields&);
};
// As add_meeting, for organisers of a process that is published. Who leads a table is of the process's team.
// Refuses: not_found, not_in_this_state (the process is a draft), bad_value with the field.
awaitable<Event> call_meeting(House&, Person, CallMeeting);

// In the transaction of a command: makes it, and tells so.
Event meeting_added(House&, Tx&, const NewMeeting&);

} // namespace meetings
