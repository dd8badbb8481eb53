// What is said on the live channel, as text: one JSON object each. Any thread.
#pragma once

#include "base/refusal.hpp"
#include "live/topics.hpp"

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

// Where a client was: everything up to `seq` of this epoch.
struct Position {
    std::string epoch;
    std::int64_t seq = 0;
};

// {"follow": topic, "after": {epoch, seq}} or {"unfollow": topic}.
struct Request {
    enum class Verb { follow, unfollow } verb;
    std::string topic;
    std::optional<Position> after;
};

// Refuses: malformed, and what Fields refuses.
Request read_request(std::string_view text);

using Kinds = std::map<std::string, int>;

std::string opening_text(const std::string& topic, const std::string& epoch, const Opening&);
std::string tick_text(const std::string& topic, std::int64_t seq, const Kinds&, const nlohmann::json& patch);
std::string reset_text(const std::string& topic);
std::string watching_text(const std::string& topic, int watching);
std::string problem_text(const std::string& topic, const Refusal&, std::string_view language);
