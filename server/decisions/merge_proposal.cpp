#include "decisions/access.hpp"
#include "decisions/desk.hpp"
#include "house.hpp"

namespace decisions {

MergeProposal MergeProposal::read(ProposalId id, Fields& in)
{
    return {.proposal_id = id, .into = in.id<ProposalId>("into")};
}

namespace {

// The one that the answer of both is to be. Refuses: bad_value {into}, decision_in_other_state.
Case other(Reader& reader, const Person& person, const Case& the, ProposalId into)
{
    auto p = proposals::proposal(reader, into);
    if (!p || into == the.proposal.proposal_id || p->consultation_id != the.proposal.consultation_id
        || merged_into(reader, into))
        throw Refusal{Reason::bad_value, {{"field", "into"}}};
    auto found = directed_by(reader, person, into);
    require(is_answerable(found, reader.now));
    require(is_in(found.decision, {State::none, State::draft, State::proposed}));
    return found;
}

} // namespace

// Its own decision, if one was begun, stays in its file; the public answer is the other's from the next publishing on.
awaitable<Event> merge_proposal(House& house, Person person, MergeProposal wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto the = directed_by(tx, person, wanted.proposal_id);
        require(is_answerable(the, tx.now));
        require(is_in(the.decision, {State::none, State::draft, State::proposed}));
        auto into = other(tx, person, the, wanted.into);
        Screens screens(house.sections, tx,
                        {desk_of(the.consultation.consultation_id), process_desk_of(the.consultation.process_id)});
        insert_merge(tx, wanted.proposal_id, wanted.into);
        auto event    = about(the, "proposals_merged", {{"into", wanted.into.value}});
        event.patches = screens.patches();
        return event;
    });
}

awaitable<Event> separate_proposal(House& house, Person person, ProposalId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto the = directed_by(tx, person, id);
        if (!the.merged_into) throw Refusal{Reason::not_found};
        require(is_in(decision_on(tx, the.merged_into->proposal_id), {State::none, State::draft, State::proposed}));
        Screens screens(house.sections, tx,
                        {desk_of(the.consultation.consultation_id), process_desk_of(the.consultation.process_id)});
        delete_merge(tx, id);
        auto event    = about(the, "proposals_separated", {{"from", the.merged_into->proposal_id.value}});
        event.patches = screens.patches();
        return event;
    });
}

} // namespace decisions
