// Whole-file checks, for backup and restore.
#pragma once

#include <cstdint>
#include <filesystem>

// Copies a database that may be in use, reading only. Throws CannotOpen.
void copy_database(const std::filesystem::path& source, const std::filesystem::path& destination);

// How many events a file holds, after SQLite's own integrity check and recomputing every hash of the chain.
// Throws CannotOpen when anything is wrong with it.
std::int64_t verified_events(const std::filesystem::path& file);

// The file itself, to be opened. Throws CannotOpen where a write-ahead log of other data lies beside it: SQLite would mix the
// two. That is so when a backup was put in the place of a database by hand: our backups are not in write-ahead mode, and a
// database that was ever served is. Before anybody opens it.
const std::filesystem::path& with_no_other_log(const std::filesystem::path& file);

// Gives a file that nobody has open a new epoch, and leaves no side files beside it.
void begin_epoch(const std::filesystem::path& file);
