#include "decisions/access.hpp"

#include "people/people.hpp"
#include "processes/processes.hpp"

namespace decisions {

bool is_organiser(Reader& reader, PersonId person, const consultations::Consultation& c)
{
    return people::has_role(reader, person, c.process_id, people::Role::organiser);
}

bool may_watch(Reader& reader, PersonId person, ConsultationId id)
{
    auto c = consultations::consultation(reader, id);
    if (!c) return false;
    return is_organiser(reader, person, *c)
           || (evaluates_in(reader, person, id) && people::is_in_team(reader, person, c->process_id));
}

consultations::Consultation watched_by(Reader& reader, const Person& person, ConsultationId id)
{
    if (!may_watch(reader, person.person_id, id)) throw Refusal{Reason::not_found};
    return consultations::consultation(reader, id).value();
}

consultations::Consultation directed_by(Reader& reader, const Person& person, ConsultationId id)
{
    auto c = consultations::consultation(reader, id);
    if (!c || !is_organiser(reader, person.person_id, *c)) throw Refusal{Reason::not_found};
    return *c;
}

Case seen_by(Reader& reader, const Person& person, ProposalId id)
{
    auto p = proposals::proposal(reader, id);
    if (!p) throw Refusal{Reason::not_found};
    Case the{.proposal = *p, .consultation = watched_by(reader, person, p->consultation_id)};
    the.decision = decision_on(reader, id);
    if (auto into = merged_into(reader, id)) the.merged_into = proposals::proposal(reader, *into);
    the.two_people   = asks_for_two(reader, p->consultation_id);
    the.is_organiser = is_organiser(reader, person.person_id, the.consultation);
    the.is_evaluator = is_evaluator(reader, person.person_id, id);
    return the;
}

Case written_by(Reader& reader, const Person& person, ProposalId id)
{
    auto the = seen_by(reader, person, id);
    if (!the.may_write()) throw Refusal{Reason::not_found};
    return the;
}

Case directed_by(Reader& reader, const Person& person, ProposalId id)
{
    auto the = seen_by(reader, person, id);
    if (!the.is_organiser) throw Refusal{Reason::not_found};
    return the;
}

plans::Version organised_by(Reader& reader, const Person& person, PlanId id, int number)
{
    auto version = plans::version(reader, id, number);
    if (!version || !version->process_id
        || !people::has_role(reader, person.person_id, *version->process_id, people::Role::organiser))
        throw Refusal{Reason::not_found};
    return *version;
}

plans::Version draft_of(Reader& reader, const Person& person, PlanId id, int number)
{
    auto version = organised_by(reader, person, id, number);
    if (!version.is_draft()) throw Refusal{Reason::not_found};
    return version;
}

ProposalId answering(Reader& reader, ProposalId id) { return merged_into(reader, id).value_or(id); }

std::string desk_of(ConsultationId id) { return consultations::topic_of(id) + "/desk"; }

Event about(ConsultationId id, std::string kind, json payload)
{
    Event event;
    event.topic                      = desk_of(id);
    event.kind                       = std::move(kind);
    event.payload                    = std::move(payload);
    event.payload["consultation_id"] = id.value;
    return event;
}

Event about(const Case& the, std::string kind, json payload)
{
    payload["proposal_id"] = the.proposal.proposal_id.value;
    return about(the.consultation.consultation_id, std::move(kind), std::move(payload));
}

Event about(const plans::Version& version, std::string kind, json payload)
{
    Event event;
    event.topic              = processes::topic_of(version.process_id.value());
    event.kind               = std::move(kind);
    event.payload            = std::move(payload);
    event.payload["plan_id"] = version.plan_id.value;
    event.payload["version"] = version.version;
    return event;
}

json to_json(Reader& reader, const Act& act)
{
    json shown{{"at", to_text(act.at)}};
    auto name = act.person_id ? people::name_of(reader, *act.person_id) : std::string();
    if (!name.empty()) shown["name"] = std::move(name);
    return shown;
}

} // namespace decisions
