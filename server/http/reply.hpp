// What a handler answers with.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

struct Reply {
    int status               = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::filesystem::path file; // sent piece by piece instead of the body: what is too large to hold
    std::string tag;            // of the file: the same bytes, the same tag
    bool for_everyone = true;   // false: made for this visitor, though its route serves everyone; never kept
};

inline Reply ok(const nlohmann::json& value) { return {.body = value.dump()}; }
inline Reply with_status(int status, const nlohmann::json& value) { return {.status = status, .body = value.dump()}; }
