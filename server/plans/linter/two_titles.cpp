#include "base/text.hpp"
#include "plans/linter/numbers.hpp"

#include <algorithm>

namespace plans::linter {

namespace {

std::string plain_title(const Passage& one) { return fold_plain(one.title.empty() ? one.body : one.title); }

Found of_same_numbers(const Subject& subject, const char* rule, bool titles_differ)
{
    Found found;
    for (const auto& at : same_numbers(subject)) {
        auto first  = plain_title(subject.passages[at.front()]);
        auto differ = std::any_of(at.begin(), at.end(),
                                  [&](auto i) { return plain_title(subject.passages[i]) != first; });
        if (differ != titles_differ) continue;
        Finding one{rule, at, {subject.passages[at.front()].number}};
        for (auto i : at) {
            const auto& passage = subject.passages[i];
            one.words.push_back(excerpt(passage.title.empty() ? passage.body : passage.title, 100));
        }
        found.push_back(std::move(one));
    }
    return found;
}

} // namespace

Found two_titles(const Subject& subject) { return of_same_numbers(subject, "two_titles", true); }
Found numbers_repeated(const Subject& subject) { return of_same_numbers(subject, "numbers_repeated", false); }

} // namespace plans::linter
