// HTML from a pattern and values. Any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

// Fills a mustache pattern: {{name}} is escaped, {{#list}}…{{/list}} repeats or shows, {{^list}}…{{/list}} shows when there
// is none. A number is written as digits; an absent name as nothing.
std::string html(std::string_view pattern, const nlohmann::json& values);

// The paragraphs of a text: what stands between line ends.
nlohmann::json paragraphs(std::string_view text);
