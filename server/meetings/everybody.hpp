// A change that everybody sees who has a place at a meeting.
#pragma once

#include "meetings/registrations.hpp"

struct House;

namespace meetings {

// Registered, offered and waiting.
std::vector<Registration> everybody(Reader&, MeetingId);

// Adds the meeting as it is now to the screens of its people, of its process, and of the rooms above (their section
// "meeting_elsewhere": patches by topic).
void add_screens(House&, Tx&, Event&, const Meeting&, const std::vector<Registration>&);

} // namespace meetings
