// JSON lines on standard error, for the operator. Never personal data: ids of requests, never of people. Any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

enum class Level { info, warning, error };

void log(Level, std::string_view what, nlohmann::json fields = nlohmann::json::object());
