// What a session's clock brings with it.
#pragma once

#include "tables/rows.hpp"

namespace tables {

// Keeps the session as it is now; whoever speaks when it closes has finished.
void save(Tx&, const Session&);

// A table works in one session at a time: closes those that are active beside the one that starts.
void close_others(Tx&, const Session& starting);

} // namespace tables
