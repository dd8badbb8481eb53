// A registration as an entry of one's own calendar. Sources: RFC 5545, RFC 5546; written by libical.
#pragma once

#include "base/instant.hpp"

#include <string>

namespace meetings {

struct CalendarEntry {
    std::string uid;  // the same for the entry, its updates and its cancelling
    int sequence = 0; // each update higher than the one before
    bool cancel  = false;
    Instant starts_at{}, ends_at{}, written_at{};
    std::string title, place, description, url;
    std::string organiser_name, organiser_email;
};

// METHOD:PUBLISH or METHOD:CANCEL; lines folded at 75 octets, ended by CRLF.
std::string icalendar(const CalendarEntry&);

} // namespace meetings
