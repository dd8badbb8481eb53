// What the assignment of tables needs beside the door.
#pragma once

#include "meetings/draw.hpp"
#include "meetings/registrations.hpp"

namespace meetings {

void save_draw(Tx&, MeetingId, std::string_view document);
std::optional<json> saved_draw(Reader&, MeetingId); // {seed, people, tables, seats}

} // namespace meetings
