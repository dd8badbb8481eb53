#include "plans/linter/numbers.hpp"

namespace plans::linter {

// Siblings count from 1 upwards; what is left out is named once, at the one that comes after.
Found numbers_missing(const Subject& subject)
{
    struct Last {
        int part       = 0;
        std::size_t at = 0;
    };
    std::map<std::pair<int, int>, Last> lasts; // parent and level
    Found found;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
        const auto& one = subject.passages[i];
        auto part       = last_part(one.number);
        if (one.level == 0 || !part) continue;
        auto [last, first] = lasts.try_emplace({one.parent, one.level});
        auto before        = last->second;
        if (*part > before.part + 1 && (!first || before.part == 0)) {
            Finding gap{"numbers_missing", {}, {}};
            if (!first) gap.at.push_back(before.at);
            gap.at.push_back(i);
            constexpr int most_named = 5;
            for (int missing = before.part + 1; missing < *part && missing <= before.part + most_named; ++missing)
                gap.words.push_back(with_last_part(one.number, missing));
            found.push_back(std::move(gap));
        }
        if (*part > before.part || first) last->second = {*part, i};
    }
    return found;
}

} // namespace plans::linter
