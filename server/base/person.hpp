// Who acts, and for which request. A command takes a Person; the ledger answers a repeated request from its record.
#pragma once

#include "base/ids.hpp"

#include <optional>
#include <string>

// One request that its sender may repeat. `owner` keeps one person's keys apart from another's.
struct RequestKey {
    std::string owner;
    std::string key;
    std::string body_hash; // of method, address and body: the same key for something else is refused
};

struct Person {
    PersonId person_id;
    std::optional<RequestKey> request;
};
