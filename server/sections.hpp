// What a room adds to the snapshot of a topic that belongs to a room below it: the newest proposals to a consultation,
// one's own votes to a person. Filled by the rooms' mount() before serving; read by every thread after.
#pragma once

#include "store/tx.hpp"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

class Sections {
  public:
    using Section = std::function<nlohmann::json(Reader&, std::int64_t id)>; // an object, merged into the state

    void add(std::string prefix, Section section) { sections_[std::move(prefix)].push_back(std::move(section)); }

    // Adds what the rooms above have to say of this topic ("consultation", 1).
    void complete(std::string_view prefix, Reader& reader, std::int64_t id, nlohmann::json& state) const
    {
        auto found = sections_.find(prefix);
        if (found == sections_.end()) return;
        for (const auto& section : found->second) state.update(section(reader, id));
    }

  private:
    std::map<std::string, std::vector<Section>, std::less<>> sections_;
};
