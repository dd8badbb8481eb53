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

// Whose session it is. A guest has a nickname and a place at a table, and no account: they are somebody only where a
// handler asks for a participant.
struct Identity {
    PersonId person_id;
    bool is_guest = false;
};

struct Person {
    PersonId person_id;
    std::optional<RequestKey> request;
};
