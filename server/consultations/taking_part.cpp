#include "consultations/consultations.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace consultations {

namespace {

bool holds(const std::vector<std::string>& listed, const std::string& one)
{
    return listed.empty() || std::find(listed.begin(), listed.end(), one) != listed.end();
}

bool is_addressed(const TakingPart& rules, const std::string& kind, const std::string& zone)
{
    return holds(rules.kinds, kind) && holds(rules.zones, zone);
}

} // namespace

Verdict may_propose(Reader& reader, const Consultation& one, const std::optional<OrganisationId>& organisation_id)
{
    const auto& rules = one.taking_part;
    if (rules.proposers == "everyone") return granted;
    if (!organisation_id) return Refusal{Reason::only_for_bodies, {{"field", "organisation_id"}}};
    auto body = people::organisation(reader, *organisation_id);
    if (body && is_addressed(rules, body->kind, body->zone)) return granted;
    return Refusal{Reason::body_not_addressed, {{"field", "organisation_id"}, {"name", body ? body->name : ""}}};
}

Verdict may_vote(Reader& reader, const Consultation& one, PersonId person)
{
    const auto& rules = one.taking_part;
    if (rules.voters == "everyone") return granted;
    auto bodies = people::me(reader, person).at("organisations");
    auto may    = std::any_of(bodies.begin(), bodies.end(), [&](const json& body) {
        return is_addressed(rules, body.at("kind").get<std::string>(), body.at("zone").get<std::string>());
    });
    return may ? granted : Verdict{Refusal{Reason::only_bodies_vote}};
}

Verdict shows_name(Reader& reader, const Consultation& one, PersonId person,
                   const std::optional<OrganisationId>& organisation_id, bool show_name)
{
    const auto& names = one.taking_part.names;
    if (names == "choice" || organisation_id) return granted;
    if (names == "never")
        return show_name ? Verdict{Refusal{Reason::names_are_hidden, {{"field", "show_name"}}}} : granted;
    if (!show_name) return Refusal{Reason::names_are_shown, {{"field", "show_name"}}};
    if (people::name_of(reader, person).empty()) return Refusal{Reason::name_missing, {{"field", "show_name"}}};
    return granted;
}

} // namespace consultations
