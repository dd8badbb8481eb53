// An event: what a committed command leaves behind. It is recorded, announced, and answered with.
#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

// An RFC 7396 merge patch of one topic's snapshot.
struct Patch {
    std::string topic;
    nlohmann::json patch;
};

// What a live topic does with the event: counts may wait for the next tick, a happening goes at once.
enum class Pace { next_tick, at_once };

struct Event {
    // Written by the command.
    std::string topic;      // the one it is recorded under: "proposal/12"
    std::string kind;       // the command in the past: "vote_cast"
    nlohmann::json payload; // public memory: ids, counts and public text only
    std::string subject; // whose text the payload holds ("proposal/12", "comment/5"), to withhold or erase it; or empty
    std::vector<Patch> patches;                       // for every topic that it changes; announced, not stored
    nlohmann::json answer = nlohmann::json::object(); // what the reply carries beside seq and receipt
    Pace pace             = Pace::at_once;
    std::string reason; // why, for the desk's log where the payload does not tell; not in the public memory

    // Given by the ledger. Salt, digest and hashes are raw bytes; lower-case hex on the wire.
    std::int64_t seq = 0;
    Instant at{};
    std::string salt;
    std::string digest;   // SHA-256(salt ‖ canonical payload)
    std::string previous; // hash of the event before
    std::string hash;     // SHA-256(previous ‖ seq ‖ at ‖ topic ‖ kind ‖ digest)
};
