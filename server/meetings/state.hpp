// What meetings show.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

std::optional<json> meeting_state(Reader&, MeetingId); // of the topic, without what the rooms above add
// What is known of it once it is over, on all its screens: {registered, present, tables: {id: {people}}}.
std::vector<Patch> attendance(Reader&, const Meeting&);
json process_entry(Reader&, const Meeting&); // as its process shows it
json seats(Reader&, const Meeting&);         // {"in_person": {seats?, taken, waiting, present}, …}
json cancelled(const Meeting&);              // {at, reason}

} // namespace meetings
