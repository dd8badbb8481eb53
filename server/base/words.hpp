// What the house says, in three languages: the catalogues that the browser uses too (ICU MessageFormat). Any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

constexpr std::string_view languages[]      = {"it", "en", "fr"};
constexpr std::string_view default_language = "it";

bool is_language(std::string_view);

// The best of our languages for an Accept-Language header.
std::string_view preferred_language(std::string_view accept_language);

// The sentence `key` with `details` in its placeholders. Throws std::out_of_range when no catalogue has the key.
std::string say(std::string_view language, std::string_view key,
                const nlohmann::json& details = nlohmann::json::object());
