#include "live/topics.hpp"

#include <charconv>

std::optional<Topics::Found> Topics::find(std::string_view name) const
{
    auto slash = name.rfind('/');
    if (slash == std::string_view::npos) return {};
    auto topic         = topics_.find(name.substr(0, slash));
    auto digits        = name.substr(slash + 1);
    std::int64_t id    = 0;
    auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    if (topic == topics_.end() || failed != std::errc{} || end != digits.data() + digits.size() || id < 1) return {};
    if (std::to_string(id) != digits) return {}; // one name for one topic
    return Found{&topic->second, id};
}
