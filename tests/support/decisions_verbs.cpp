#include "support/decisions_verbs.hpp"

#include "decisions/desk.hpp"

decisions::DecisionText decided(const std::string& outcome, const std::string& reason,
                                std::optional<std::string> accepted_text)
{
    decisions::DecisionText text;
    if (!outcome.empty()) text.outcome = outcome;
    text.reason        = reason;
    text.accepted_text = std::move(accepted_text);
    return text;
}

namespace {

OpenConsultation promoted_consultation(HouseUnderTest& house, const std::vector<OrganisationId>& promoters)
{
    OpenConsultation world;
    auto process          = small_process();
    process.promoters     = promoters;
    world.process_id      = begin_process(house, process);
    world.plan            = publish(house, small_plan(world.process_id));
    world.consultation_id = add(house, spring_consultation(world.process_id, world.plan));
    return world;
}

Person with_role(HouseUnderTest& house, const OpenConsultation& world, const std::string& name, people::Role role)
{
    auto person = citizen(house, name);
    becomes(house, person, world.process_id, role);
    return person;
}

} // namespace

Deciding::Deciding()
    : promoters{body(house, "Camera di commercio", "public_body"), body(house, "Città metropolitana", "public_body")},
      consultation(promoted_consultation(house, promoters)),
      anna(citizen(house, "Anna")),
      bruno(citizen(house, "Bruno")),
      olga(with_role(house, consultation, "Olga", people::Role::organiser)),
      enrico(with_role(house, consultation, "Enrico", people::Role::organiser)),
      paola(with_role(house, consultation, "Paola", people::Role::moderator)),
      screens(house, {})
{
    first   = submits(anna, "change", "1.1.1-A", "Una rete di imprese", first_text);
    second  = submits(bruno, "addition", "1.1.1-A", "Aperta a tutti", second_text);
    third   = submits(bruno, "deletion", "1.1.1-A", "Senza la rete", third_text);
    general = submits(anna, "general", "2", "Un’osservazione sulla formazione", {});
    house.run(decisions::assign_evaluator(house.house, olga, first, paola.person_id));
    for (const auto& name : {topic(), desk(), processes::topic_of(consultation.process_id)}) screens.add(name);
    for (auto p : {first, second, third, general}) screens.add(proposals::topic_of(p));
    for (const auto& person : {anna, bruno, olga}) screens.add(people::topic_of(person.person_id));
}

void Deciding::closes() { it_is(house, "2025-03-12T09:00:00+01:00"); }

ProposalId Deciding::submits(const Person& person, const std::string& kind, const std::string& node,
                             const std::string& title, std::optional<std::string> suggested_text)
{
    proposals::SubmitProposal wanted;
    wanted.consultation_id = id();
    wanted.kind            = kind;
    wanted.node_id         = consultation.node(node);
    wanted.title           = title;
    wanted.body            = "Perché serve a chi vive lontano.";
    wanted.suggested_text  = std::move(suggested_text);
    auto event             = house.run(proposals::submit_proposal(house.house, person, wanted));
    return {event.answer["proposal_id"].get<std::int64_t>()};
}

json Deciding::card(ProposalId p)
{
    auto state = desk_shown();
    return state["proposals"].value(std::to_string(p.value), json());
}

json Deciding::file(const Person& person, ProposalId p)
{
    return house.read([&](Reader& reader) { return decisions::file_of(reader, person, p); });
}

bool Deciding::may_follow(const Person& person)
{
    auto found = house.house.topics.find(desk()).value();
    return found.topic->may_follow(person.person_id, found.id);
}

int Deciding::revision(ProposalId p)
{
    return house.read([&](Reader& reader) { return decisions::decision_on(reader, p).revision; });
}

Event Deciding::saves(const Person& person, ProposalId p, const decisions::DecisionText& text)
{
    decisions::SaveDecision wanted{p, revision(p), text};
    return house.run(decisions::save_decision(house.house, person, wanted));
}

Event Deciding::proposes(const Person& person, ProposalId p)
{
    return house.run(decisions::propose_decision(house.house, person, p, revision(p)));
}

Event Deciding::approves(const Person& person, ProposalId p)
{
    return house.run(decisions::approve_decision(house.house, person, p, revision(p)));
}

Event Deciding::reopens(const Person& person, ProposalId p)
{
    decisions::ReopenDecision wanted{p, "la motivazione va completata"};
    return house.run(decisions::reopen_decision(house.house, person, wanted));
}

void Deciding::decides(ProposalId p, const decisions::DecisionText& text)
{
    saves(olga, p, text);
    approves(olga, p);
}

void Deciding::decides_all()
{
    decides(first, decided("accepted", "La rete è delle imprese.", first_text));
    decides(second, decided("partially_accepted", "Aperta, nei limiti del possibile.", second_text));
    decides(third, decided("rejected", "La rete resta il punto di partenza."));
    decides(general, decided("inadmissible", "Riguarda un altro piano."));
}

Event Deciding::publishes() { return house.run(decisions::publish_decisions(house.house, olga, id())); }

int Deciding::rolls_out(std::map<NodeId, std::string> composed)
{
    decisions::RollOut wanted{id(), std::move(composed)};
    return house.run(decisions::roll_out(house.house, olga, wanted)).answer["version"];
}

json Deciding::redline(int version)
{
    decisions::RedlineQuery query{.plan_id = plan(), .version = version};
    return house.read([&](Reader& reader) { return decisions::redline(reader, query); });
}
