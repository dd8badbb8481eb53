// The live topics that the rooms offer: what a joiner is shown, and who may join.
// Filled by the rooms' mount() before serving; read by every thread after.
#pragma once

#include "base/ids.hpp"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A full snapshot: the state, and the newest event that it contains.
struct Opening {
    std::int64_t seq = 0;
    nlohmann::json state;
};

struct Topic {
    // Reads it in one read transaction; nothing when there is no such thing (or it is hidden). Any I/O thread, inline.
    std::function<std::optional<Opening>(std::int64_t id)> snapshot;
    // Checked once, at subscribing; missing and forbidden look the same to the asker.
    std::function<bool(std::optional<PersonId>, std::int64_t id)> may_follow;
};

class Topics {
  public:
    // `kind`: as in base/topic_name.hpp.
    void add(std::string kind, Topic topic) { topics_.emplace(std::move(kind), std::move(topic)); }

    struct Found {
        const Topic* topic;
        std::int64_t id;
    };
    // Finds "proposal/12".
    std::optional<Found> find(std::string_view name) const;

    std::vector<std::string> kinds() const;

  private:
    std::map<std::string, Topic, std::less<>> topics_;
};
