#include "base/topic_name.hpp"

#include <algorithm>
#include <charconv>

std::optional<TopicName> read_topic_name(std::string_view name)
{
    auto slash = name.find('/');
    if (slash == std::string_view::npos) return {};
    TopicName found{std::string(name.substr(0, slash))};
    auto rest          = name.substr(slash + 1);
    auto digits        = rest.substr(0, rest.find('/'));
    auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), found.id);
    if (failed != std::errc{} || found.id < 1 || std::to_string(found.id) != digits) return {};
    found.kind += rest.substr(digits.size());
    return found;
}

std::string name_of(const TopicName& topic)
{
    auto slash = std::min(topic.kind.find('/'), topic.kind.size());
    return topic.kind.substr(0, slash) + '/' + std::to_string(topic.id) + topic.kind.substr(slash);
}
