// What every file is made with, whoever asks for it.
#pragma once

#include "store/database.hpp"
#include "store/tx.hpp"

#include <filesystem>

namespace exports {

// A connection of its own, with a small cache, so that a large export does not keep the memory of an I/O thread's. One read
// transaction, which ends with it.
class OwnConnection {
  public:
    explicit OwnConnection(const std::filesystem::path& database);
    Reader reader(Instant now) { return {db_, seq, now}; }
    std::int64_t seq = 0;

  private:
    Database db_;
};

// The SHA-256 of a file, in hex.
std::string fingerprint(const std::filesystem::path& file);

} // namespace exports
