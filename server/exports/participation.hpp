// What the desk has noted of who took part: rows, each note beside those before it.
#pragma once

#include "exports/participants.hpp"

namespace exports {

struct Noted {
    std::set<std::string> channels;
    bool named       = true;
    std::int64_t seq = 0;
};
// The newest note on each body, by that event.
std::map<OrganisationId, Noted> notes_at(Reader&, ProcessId, std::int64_t seq);

std::map<std::string, std::int64_t> citizens_at(Reader&, ProcessId, std::int64_t seq);

} // namespace exports
