#include "plans/linter/rules.hpp"

#include <algorithm>

namespace plans::linter {

namespace {

using Rule             = Found (*)(const Subject&);
constexpr Rule rules[] = {two_titles,         numbers_repeated,   numbers_missing,     numbers_elsewhere,
                          days_that_differ,   days_that_are_none, figures_that_differ, parts_that_differ,
                          counts_that_differ, sentences_repeated, sentences_orphaned,  without_children};

} // namespace

std::vector<Finding> lint(const Subject& subject)
{
    std::vector<Finding> all;
    for (auto rule : rules) {
        auto found = rule(subject);
        if (found.size() > max_findings) found.resize(max_findings);
        for (auto& one : found) all.push_back(std::move(one));
    }
    auto place = [](const Finding& one) { return one.at.empty() ? 0 : one.at.front(); };
    std::stable_sort(all.begin(), all.end(), [&](auto& a, auto& b) { return place(a) < place(b); });
    return all;
}

} // namespace plans::linter
