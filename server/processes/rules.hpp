// What makes a process sound, and when its parts are open. Pure.
#pragma once

#include "processes/processes.hpp"

namespace processes {

// First and last millisecond.
struct Window {
    Instant starts_at, ends_at;
};

// The window of days (or whole months) in a zone, the last one included, across daylight saving.
// Throws std::runtime_error for an unknown zone or what is no day or month.
Window window_of(std::string_view starts_on, std::string_view ends_on, std::string_view precision,
                 std::string_view zone);

// "planned", "open" or "closed".
std::string_view state_at(const Window&, Instant now);

// When a thing in this state is to be turned next; `never` when closed.
Instant turns_at(const Window&, std::string_view state);

// Refuses: bad_value with the field.
Verdict is_sound(const NewProcess&);

// Whether a link may stand on a public page: http, https, or an address of this house.
bool is_safe_link(std::string_view);

} // namespace processes
