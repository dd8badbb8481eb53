#include "decisions/changing.hpp"
#include "house.hpp"

namespace decisions {

SaveDecision SaveDecision::read(ProposalId id, int revision, Fields& in)
{
    return {.proposal_id = id, .revision = revision, .text = DecisionText::read(in)};
}

SetAside SetAside::read(ProposalId id, Fields& in) { return {.proposal_id = id, .text = DecisionText::read(in)}; }

namespace {

// Nodes that a point touched stand in the text that was consulted on, or in a later version: anywhere in the plan.
void require_nodes(Reader& reader, const Case& the, const DecisionText& text)
{
    for (const auto& point : text.points)
        for (auto node : point.nodes)
            if (!reader.db.exists("select 1 from node where node_id = ? and plan_id = ?", node,
                                  the.consultation.plan_id))
                throw Refusal{Reason::node_not_found, {{"field", "points"}}};
}

} // namespace

awaitable<Event> save_decision(House& house, Person person, SaveDecision wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto the = written_by(tx, person, wanted.proposal_id);
        require(is_answerable(the, tx.now));
        require(is_in(the.decision, {State::none, State::draft, State::proposed}));
        require(is_current(tx, the.decision, wanted.revision));
        require_nodes(tx, the, wanted.text);
        return changed(house, tx, the, "decision_saved", [&](Decision& d) {
            d.text  = wanted.text;
            d.state = State::draft;
            d.revision += 1;
            d.edited = Act{person.person_id, tx.now};
            d.proposed.reset();
            keep_text(tx, wanted.proposal_id, d.revision, person.person_id, d.text);
        });
    });
}

awaitable<Event> set_aside_text(House& house, Person person, SetAside wanted)
{
    return house.ledger.write(person, [person, wanted](Tx& tx) {
        auto the = written_by(tx, person, wanted.proposal_id);
        if (count_set_aside(tx, wanted.proposal_id) >= max_set_aside)
            throw Refusal{Reason::too_many, {{"max", max_set_aside}}};
        keep_text(tx, wanted.proposal_id, std::nullopt, person.person_id, wanted.text);
        return about(the, "decision_text_set_aside");
    });
}

} // namespace decisions
