#include "plans/linter/numbers.hpp"

namespace plans::linter {

Found numbers_elsewhere(const Subject& subject)
{
    Found found;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
        const auto& one = subject.passages[i];
        if (one.parent < 0 || !is_full(one.number)) continue;
        const auto& above = subject.passages[static_cast<std::size_t>(one.parent)];
        if (!is_full(above.number) || one.number.find('.') == std::string::npos) continue;
        if (one.number.starts_with(above.number + '.')) continue;
        found.push_back({"numbers_elsewhere", {static_cast<std::size_t>(one.parent), i}, {one.number, above.number}});
    }
    return found;
}

} // namespace plans::linter
