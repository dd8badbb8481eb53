// The names of live topics: "consultation/1", and "table/3/desk" for what only some see of the same thing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct TopicName {
    std::string kind; // "consultation", "table/desk"
    std::int64_t id = 0;
};

std::string name_of(const TopicName&);

// Nothing when it is not one. There is one spelling for each topic: no sign, no leading zero.
std::optional<TopicName> read_topic_name(std::string_view);
