// The desk's list of registrations, page by page.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

struct DeskQuery {
    MeetingId meeting_id;
    std::string q; // in the name, without regard to case and accents; or a ticket's code
    std::optional<std::string> state, mode;
    std::optional<TableId> table_id;
    std::string cursor;
    int limit = 50;
};
// {items, next?}: by name; those who wait, in the order of the list.
json desk_list(Reader&, const DeskQuery&);

// Everything a door needs while it has no network: {items: [{registration_id, number, code, name, mode, state, …}]}.
json door_list(Reader&, MeetingId);

} // namespace meetings
