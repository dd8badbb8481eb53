// Whose ticket a code is, and events about it.
#pragma once

#include "meetings/registrations.hpp"

namespace meetings {

struct Ticket {
    Meeting meeting;
    Registration registration;
};
// Refuses: not_found, also where there can be no such code.
Ticket ticket_of(Reader&, std::string_view code);

// Recorded under its meeting.
Event about(const Registration&, std::string kind, json payload);

} // namespace meetings
