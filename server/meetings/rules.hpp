// What makes a meeting sound, and when it is open. Pure.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

// "planned", "open" or "closed", between the first and the last millisecond.
std::string_view state_at(Instant starts_at, Instant ends_at, Instant now);

// When a thing in this state is to be turned next; nothing when closed.
std::optional<Instant> turns_at(Instant starts_at, Instant ends_at, std::string_view state);

// Refuses: bad_value with the field.
Verdict is_sound(const NewMeeting&);

} // namespace meetings
