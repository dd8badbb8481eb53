#include "voting/rules.hpp"

#include <algorithm>

namespace voting {

Verdict fits(const Method& method, std::string_view choice)
{
    if (std::find(method.choices.begin(), method.choices.end(), choice) != method.choices.end()) return granted;
    return Refusal{Reason::unknown_choice, {{"field", "choice"}}};
}

json recounted(json tally, const std::optional<std::string>& before, const std::optional<std::string>& after)
{
    auto add = [&](const std::string& choice, int delta) {
        auto votes = held(tally, choice) + delta;
        if (votes > 0)
            tally[choice] = votes;
        else
            tally.erase(choice);
    };
    if (before) add(*before, -1);
    if (after) add(*after, 1);
    return tally;
}

int held(const json& tally, std::string_view choice)
{
    auto found = tally.find(choice);
    return found == tally.end() ? 0 : found->get<int>();
}

json tally_patch(const json& before, const json& after) { return merge_patch_of(before, after); }

} // namespace voting
