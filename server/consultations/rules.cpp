#include "consultations/rules.hpp"

#include "base/text.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"

#include <algorithm>

namespace consultations {

std::string_view state_at(const Consultation& one, Instant now)
{
    return now < one.opens_at ? "planned" : now <= one.closes_at ? "open" : "closed";
}

Instant turns_at(const Consultation& one)
{
    if (one.state == "planned") return one.opens_at;
    return one.state == "open" ? one.closes_at + std::chrono::milliseconds{1} : processes::never;
}

Verdict is_open(const Consultation& one, Instant now)
{
    auto state = state_at(one, now);
    if (state == "open") return granted;
    if (state == "planned") return Refusal{Reason::consultation_not_open, {{"opens_at", to_text(one.opens_at)}}};
    return Refusal{Reason::consultation_closed, {{"closes_at", to_text(one.closes_at)}, {"contacts", one.contacts}}};
}

Verdict has_closed(const Consultation& one, Instant now)
{
    if (state_at(one, now) == "closed") return granted;
    return Refusal{Reason::consultation_still_open, {{"closes_at", to_text(one.closes_at)}}};
}

Verdict is_sound(const NewConsultation& wanted)
{
    auto bad = [](std::string_view field) { return Refusal{Reason::bad_value, {{"field", field}}}; };
    if (wanted.title.empty() || clean_text(wanted.title) != wanted.title) return bad("title");
    if (wanted.method != "support" && wanted.method != "agree_pass_disagree") return bad("method");
    if (wanted.moderation != "after" && wanted.moderation != "before") return bad("moderation");
    return is_sound(wanted.taking_part);
}

Verdict is_sound(const TakingPart& rules)
{
    auto bad   = [](std::string_view field) { return Refusal{Reason::bad_value, {{"field", field}}}; };
    auto known = [](const std::vector<std::string>& given, const std::vector<std::string_view>& all) {
        return std::all_of(given.begin(), given.end(), [&](const std::string& one) {
            return std::count(given.begin(), given.end(), one) == 1
                   && std::find(all.begin(), all.end(), one) != all.end();
        });
    };
    auto for_bodies = rules.proposers == "bodies" || rules.voters == "bodies";
    if (rules.proposers != "everyone" && rules.proposers != "bodies") return bad("proposers");
    if (rules.voters != "everyone" && rules.voters != "bodies") return bad("voters");
    if (rules.names != "choice" && rules.names != "always" && rules.names != "never") return bad("names");
    if (!known(rules.kinds, people::organisation_kinds()) || (!for_bodies && !rules.kinds.empty())) return bad("kinds");
    if (!known(rules.zones, people::zones()) || (!for_bodies && !rules.zones.empty())) return bad("zones");
    return granted;
}

} // namespace consultations
