// Instants and calendar days. An Instant is UTC with milliseconds; it is RFC 3339 on the wire and an integer in SQL.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct Instant {
    std::int64_t ms                        = 0; // since 1970-01-01T00:00:00Z
    auto operator<=>(const Instant&) const = default;
    Instant operator+(std::chrono::milliseconds span) const { return {ms + span.count()}; }
    Instant operator-(std::chrono::milliseconds span) const { return {ms - span.count()}; }
    std::chrono::milliseconds operator-(Instant other) const { return std::chrono::milliseconds{ms - other.ms}; }
};

// "2025-03-03T08:00:00.000Z". Source: RFC 3339.
std::string to_text(Instant);

// Reads RFC 3339 with any offset and up to nine decimals; nothing else.
std::optional<Instant> read_instant(std::string_view);

// The first and the last millisecond of a day ("2025-03-11") in a zone ("Europe/Rome"), across daylight saving.
// Throws std::runtime_error on an unknown zone or a day that is not one.
Instant day_begins(std::string_view day, std::string_view zone);
Instant day_ends(std::string_view day, std::string_view zone);

// The calendar day of an instant in a zone, as "2025-03-11".
std::string day_of(Instant, std::string_view zone);
