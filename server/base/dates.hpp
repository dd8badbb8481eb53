// Days and hours as people say them, in our languages. Any thread.
#pragma once

#include "base/instant.hpp"

#include <string>
#include <string_view>

// "11 marzo 2025"
std::string say_day(std::string_view language, Instant, std::string_view zone);

// "11 marzo 2025 alle ore 23:59"
std::string say_moment(std::string_view language, Instant, std::string_view zone);

// A calendar day or month as it is written: "2025-03-11" → "11 marzo 2025", "2025-03" → "marzo 2025".
std::string say_date(std::string_view language, std::string_view date);
