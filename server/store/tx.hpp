// What queries and commands are handed: a view of the data at one moment.
#pragma once

#include "base/instant.hpp"
#include "store/database.hpp"

// A read transaction. Queries take a Reader, so that they serve GET, live snapshots and commands alike.
struct Reader {
    Database& db;
    std::int64_t seq; // of the newest event it sees
    Instant now;
};

// The write transaction of one command: it sees what it has written. `now` is fixed for the whole command, and is the
// `at` of its event.
struct Tx : Reader {};
