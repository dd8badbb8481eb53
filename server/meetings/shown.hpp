// What is shown of registrations: to their person, to the desk, to whoever has the ticket.
#pragma once

#include "meetings/registrations.hpp"

struct House;

namespace meetings {

json person_entry(Reader&, const Meeting&, const Registration&);       // of "person/{id}"
json person_entry_patch(Reader&, const Meeting&, const Registration&); // null when cancelled; what is absent is null
json person_section(Reader&, PersonId);                                // {registrations}

json ticket(House&, Reader&, const Meeting&, const Registration&);
json desk_item(Reader&, const Meeting&, const Registration&); // everything, needs included
json everything_of(Reader&, PersonId);                        // {registrations} for the person's own data

// Of the desk's topic.
json desk_counts(Reader&, const Meeting&); // {seats, arrivals, waiting, offered}
json latest(Reader&, MeetingId);           // the 20 newest arrivals by id
constexpr int latest_shown = 20;

} // namespace meetings
