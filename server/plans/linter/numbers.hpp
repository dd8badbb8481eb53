// Printed numbers of points: "1.2.3", "A". For the linter's files only.
#pragma once

#include "plans/linter/rules.hpp"

namespace plans::linter {

bool is_full(const std::string& number); // begins with a digit: says by itself where it stands

// The last part as a place among siblings, from 1 ("1.2.3" → 3, "C" → 3); nothing where it is no such number.
std::optional<int> last_part(const std::string& number);
std::string with_last_part(const std::string& number, int part);

// Points that bear the same number where one number may stand but once: full ones in the whole text, letters beside their
// siblings. Each list in the order of the text.
std::vector<std::vector<std::size_t>> same_numbers(const Subject&);

} // namespace plans::linter
