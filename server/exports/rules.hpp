// What must hold of every export. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace exports {

// Fewer than this in one group could tell who they are.
constexpr std::int64_t smallest_cell = 5;

// Groups of people with how many are in each, made fit for everybody: those under the smallest cell are put together as
// "others", and with them the next smallest until they are enough. Empty when all together are too few.
constexpr std::string_view others = "others";
std::map<std::string, std::int64_t> guarded(const std::map<std::string, std::int64_t>& groups);

// A number that is not told when it is small: nothing, or itself. Nobody at all is told.
bool may_be_told(std::int64_t people);

// A text that a spreadsheet would take for a formula (= + - @, a tab or a line's start before it) gets an apostrophe, which
// it shows as text. Source: OWASP, CSV injection.
std::string without_formula(std::string_view text);

// What is left of a body's name without capitals, accents, punctuation and the words that only tell its legal form, its
// words in order: two bodies with the same are probably one, entered twice. Empty when nothing is left.
std::string likeness(std::string_view name);

// The order of names in the published appendix: NFD, combining marks stripped, case-folded, by code points; punctuation
// counts. What sorts by it, in UTF-8.
std::string appendix_key(std::string_view name);

} // namespace exports
