// What several proposals make of the same words. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace decisions {

// One place where a text differs from another: these bytes of the earlier one become those. Whole words.
struct Change {
    std::size_t from = 0, to = 0; // an insertion has from == to
    std::string removed, added;
    bool operator==(const Change&) const = default;
};
std::vector<Change> changes_between(std::string_view before, std::string_view after);

// Whether two sets of changes to one text touch the same words, or words side by side: then nobody but a person can tell
// how the sentence reads in the end.
bool touch_same_words(const std::vector<Change>&, const std::vector<Change>&);

// The text with all changes; nothing when some of them touch. A change that several make is made once.
std::optional<std::string> compose(std::string_view before, const std::vector<std::string>& texts);

} // namespace decisions
