#include "proposals/access.hpp"

#include "house.hpp"
#include "people/people.hpp"

namespace proposals {

bool is_moderator(Reader& reader, PersonId person, ConsultationId id)
{
    auto c = consultations::consultation(reader, id);
    return c
           && (people::has_role(reader, person, c->process_id, people::Role::moderator)
               || people::has_role(reader, person, c->process_id, people::Role::organiser));
}

Proposal readable_by(Reader& reader, const std::optional<Person>& person, ProposalId id)
{
    auto found = proposal(reader, id);
    if (!found) throw Refusal{Reason::not_found};
    if (found->is_public()) return *found;
    auto is_author = person && found->person_id == person->person_id;
    if (!is_author && !(person && is_moderator(reader, person->person_id, found->consultation_id)))
        throw Refusal{Reason::not_found};
    return *found;
}

Proposal own(Reader& reader, const Person& person, ProposalId id)
{
    auto found = proposal(reader, id);
    if (!found || found->person_id != person.person_id) throw Refusal{Reason::not_found};
    return *found;
}

Proposal moderated_by(Reader& reader, const Person& person, ProposalId id)
{
    auto found = proposal(reader, id);
    if (!found || !is_moderator(reader, person.person_id, found->consultation_id)) throw Refusal{Reason::not_found};
    return *found;
}

consultations::Consultation consultation_of(Reader& reader, const Proposal& p)
{
    return consultations::consultation(reader, p.consultation_id).value();
}

std::vector<std::string> screens_of(const Proposal& p)
{
    std::vector<std::string> topics{topic_of(p.proposal_id), consultations::topic_of(p.consultation_id)};
    if (p.person_id) topics.push_back(people::topic_of(*p.person_id));
    return topics;
}

std::string topic_of(ProposalId id) { return "proposal/" + std::to_string(id.value); }

Event about(const Proposal& p, std::string kind, json payload, std::string subject)
{
    Event event;
    event.topic                  = topic_of(p.proposal_id);
    event.kind                   = std::move(kind);
    event.payload                = std::move(payload);
    event.payload["proposal_id"] = p.proposal_id.value;
    event.subject                = std::move(subject);
    return event;
}

namespace {

void add_section(House& house, Tx& tx, Event& event, ProposalId id, std::string_view name)
{
    auto shown = json::object();
    house.sections.complete(name, tx, id.value, shown);
    for (auto& [topic, patch] : shown.items()) event.patches.push_back({topic, std::move(patch)});
}

} // namespace

void add_elsewhere(House& house, Tx& tx, Event& event, ProposalId id)
{
    add_section(house, tx, event, id, "proposal_elsewhere");
}

void add_to_desks(House& house, Tx& tx, Event& event, ProposalId id)
{
    add_section(house, tx, event, id, "proposal_desks");
}

void add_to_moderators(House& house, Tx& tx, Event& event, ProposalId id)
{
    add_section(house, tx, event, id, "moderation_desks");
}

bool has_others(Reader& reader, const Proposal& p)
{
    return reader.db.exists(
        "select 1 from proposal where consultation_id = ? and organisation_id = ? and proposal_id <> ? "
        "and approved_at_ms is not null and hidden_at_ms is null limit 1",
        p.consultation_id, p.organisation_id, p.proposal_id);
}

namespace {

void count_by(Tx& tx, const Proposal& p, int sign)
{
    consultations::Counted delta{.proposals    = sign,
                                 .supports     = sign * p.supports,
                                 .comments     = sign * p.comments,
                                 .endorsements = sign * p.endorsements};
    auto alone                                                    = p.organisation_id && !has_others(tx, p);
    (sign > 0 ? delta.new_organisation : delta.gone_organisation) = alone;
    auto c                                                        = consultation_of(tx, p);
    consultations::count(tx, p.consultation_id, p.node_id, delta, day_of(p.received_at, c.time_zone));
}

} // namespace

void count_in(Tx& tx, const Proposal& p) { count_by(tx, p, 1); }
void count_out(Tx& tx, const Proposal& p) { count_by(tx, p, -1); }

} // namespace proposals
