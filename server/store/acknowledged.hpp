// How far the record had come when the last writes were acknowledged, in a small file beside the database.
//
// SQLite takes the first frame of a write-ahead log that does not check out for the end of the log, and says nothing: a
// log that was truncated, garbled or removed would quietly take acknowledged writes with it. This file tells.
#pragma once

#include "store/database.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// Where the record stands.
struct Head {
    std::int64_t seq = 0;
    std::string hash; // raw bytes
};

class Acknowledged {
  public:
    // Of this database file. Makes the file where it is missing. Throws CannotOpen.
    explicit Acknowledged(const std::filesystem::path& database);
    ~Acknowledged();
    Acknowledged(const Acknowledged&) = delete;

    // Notes a head that is durable. Not synced itself: the power may take a note and leave an older one, never a false
    // one. Throws StorageFailed. One thread.
    void note(std::string_view epoch, const Head&);

  private:
    int file_ = -1;
};

struct Noted {
    std::string epoch;
    Head head;
};

// What was noted beside a database file; nothing where nothing can be read.
std::optional<Noted> noted_beside(const std::filesystem::path& database);

// Throws CannotOpen when the record does not hold what was noted, and then leaves the write-ahead log as it is, for those
// who can still read something there. A note of another epoch is of other data: a backup was restored since. Only reads;
// there may be no table yet.
void require_kept(Database&, const std::optional<Noted>&);
