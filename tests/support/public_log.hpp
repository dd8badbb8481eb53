// The record as a stranger reads and checks it: over HTTP, page by page, trusting nothing.
#pragma once

#include "support/visitors.hpp"

#include <map>

class PublicLog {
  public:
    // Reads what came since the last time. Throws std::runtime_error, with what is wrong, where a number is missing or
    // twice, or where a hash does not follow from its event and the one before.
    void read_on(int port);

    std::int64_t seq() const { return static_cast<std::int64_t>(items_.size()); }
    const json& at(std::int64_t seq) const { return items_.at(static_cast<std::size_t>(seq - 1)); }

    // Whether a receipt holds, and is for what stands in this log under its number.
    bool bears_out(const json& receipt) const;

  private:
    void append(const json& item);

    json items_ = json::array();
    std::string public_key_;
};
