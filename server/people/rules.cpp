#include "people/rules.hpp"

#include "base/words.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace people {

namespace {

Refusal bad(std::string_view field) { return Refusal{Reason::bad_value, {{"field", field}}}; }

} // namespace

std::string_view name_of(Role role)
{
    switch (role) {
        case Role::organiser: return "organiser";
        case Role::moderator: return "moderator";
        case Role::facilitator: return "facilitator";
        case Role::front_desk: return "front_desk";
        case Role::observer: return "observer";
    }
    return "observer";
}

const std::vector<std::string_view>& role_names()
{
    static const std::vector<std::string_view> all{"organiser", "moderator", "facilitator", "front_desk", "observer"};
    return all;
}

std::optional<Role> role_named(std::string_view name)
{
    for (auto role : {Role::organiser, Role::moderator, Role::facilitator, Role::front_desk, Role::observer})
        if (name_of(role) == name) return role;
    return {};
}

const std::vector<std::string_view>& organisation_kinds()
{
    static const std::vector<std::string_view> kinds = {"municipality",
                                                        "public_body",
                                                        "social_cooperative",
                                                        "third_sector_association",
                                                        "foundation",
                                                        "company",
                                                        "benefit_company",
                                                        "trade_association",
                                                        "union",
                                                        "university",
                                                        "school",
                                                        "bank",
                                                        "other"};
    return kinds;
}

const std::vector<std::string_view>& zones()
{
    static const std::vector<std::string_view> all = {"torino",
                                                      "amt_ovest",
                                                      "amt_sud",
                                                      "amt_nord",
                                                      "pinerolese",
                                                      "valli_susa_sangone",
                                                      "ciriacese_lanzo",
                                                      "canavese_occidentale",
                                                      "eporediese",
                                                      "chivassese",
                                                      "chierese_carmagnolese"};
    return all;
}

Verdict fits_one_line(std::string_view field, std::string_view text)
{
    for (std::string_view line_end : {"\n", "\t", "\u2028", "\u2029"})
        if (text.find(line_end) != text.npos) return bad(field);
    return granted;
}

Verdict is_zone_or_empty(std::string_view zone)
{
    const auto& all = zones();
    if (zone.empty() || std::find(all.begin(), all.end(), zone) != all.end()) return granted;
    return bad("zone");
}

Verdict is_language_of_ours(std::string_view language)
{
    if (is_language(language)) return granted;
    return bad("language");
}

} // namespace people
