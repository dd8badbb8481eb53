#include "plans/linter/rules.hpp"

namespace plans::linter {

namespace {

constexpr std::size_t min_like   = 4; // of a level: fewer show no custom
constexpr std::size_t most_of_it = 3; // in four have some

} // namespace

Found without_children(const Subject& subject)
{
    std::map<int, std::vector<std::size_t>> of_level;
    std::vector<std::set<int>> beneath(subject.passages.size()); // levels of the children
    std::map<int, std::string> names;
    for (std::size_t i = 0; i < subject.passages.size(); ++i) {
        const auto& one = subject.passages[i];
        if (one.level == 0) continue;
        of_level[one.level].push_back(i);
        names[one.level] = one.level_name;
        if (one.parent >= 0) beneath[static_cast<std::size_t>(one.parent)].insert(one.level);
    }
    Found found;
    for (const auto& [level, points] : of_level) {
        if (points.size() < min_like) continue;
        for (const auto& [below, name] : names) {
            std::vector<std::size_t> bare;
            for (auto i : points)
                if (!beneath[i].contains(below)) bare.push_back(i);
            if (bare.empty() || (points.size() - bare.size()) * 4 < points.size() * most_of_it) continue;
            for (auto i : bare) found.push_back({"without_children", {i}, {name}});
        }
    }
    return found;
}

} // namespace plans::linter
