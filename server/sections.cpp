#include "sections.hpp"

#include "base/json.hpp"
#include "base/topic_name.hpp"

std::optional<json> Sections::state(Reader& reader, std::string_view prefix, std::int64_t id) const
{
    auto found = topics_.find(prefix);
    if (found == topics_.end() || !found->second.state) return {};
    auto state = found->second.state(reader, id);
    if (state) complete(prefix, reader, id, *state);
    return state;
}

std::optional<json> Sections::state(Reader& reader, std::string_view topic) const
{
    auto name = read_topic_name(topic);
    return name ? state(reader, name->kind, name->id) : std::nullopt;
}

void Sections::complete(std::string_view prefix, Reader& reader, std::int64_t id, json& state) const
{
    auto found = topics_.find(prefix);
    if (found == topics_.end()) return;
    for (const auto& section : found->second.sections) state.update(section(reader, id), true);
}

Screens::Screens(const Sections& sections, Tx& tx, std::vector<std::string> topics) : sections_(sections), tx_(tx)
{
    for (auto& topic : topics) {
        auto state                = sections_.state(tx_, topic);
        before_[std::move(topic)] = state ? *std::move(state) : json();
    }
}

std::vector<Patch> Screens::patches()
{
    std::vector<Patch> patches;
    for (const auto& [topic, before] : before_) {
        auto after = sections_.state(tx_, topic);
        if (!after) {
            if (!before.is_null()) patches.push_back({topic, nullptr});
        } else if (auto patch = merge_patch_of(before, *after); !patch.empty()) {
            patches.push_back({topic, std::move(patch)});
        }
    }
    return patches;
}
