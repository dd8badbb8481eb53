// A way of voting: its choices, and what counts as support.
#pragma once

#include <span>
#include <string_view>

namespace voting {

struct Method {
    std::string_view name;
    std::span<const std::string_view> choices;
    std::string_view supporting; // the choice that lists and counters call a support
};

// The method of that name. Throws std::out_of_range.
const Method& method_named(std::string_view);

} // namespace voting
