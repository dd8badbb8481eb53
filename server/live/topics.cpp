#include "live/topics.hpp"

#include "base/topic_name.hpp"

std::optional<Topics::Found> Topics::find(std::string_view text) const
{
    auto name  = read_topic_name(text);
    auto topic = name ? topics_.find(name->kind) : topics_.end();
    if (topic == topics_.end()) return {};
    return Found{&topic->second, name->id};
}

std::vector<std::string> Topics::kinds() const
{
    std::vector<std::string> kinds;
    for (const auto& [kind, topic] : topics_) kinds.push_back(kind);
    return kinds;
}
