// The values of an object keyed by id, as a page lists them: in the order that each tells. Any thread.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

inline std::vector<nlohmann::json> in_order(const nlohmann::json& all)
{
    std::vector<nlohmann::json> list(all.begin(), all.end());
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a["order"] < b["order"]; });
    return list;
}
