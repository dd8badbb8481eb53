#include "house.hpp"
#include "voting/change_vote.hpp"
#include "voting/rows.hpp"
#include "voting/rules.hpp"

namespace voting {

CastVote CastVote::read(ProposalId proposal_id, Fields& in)
{
    return {.proposal_id = proposal_id, .choice = in.text("choice", 40)};
}

awaitable<Event> cast_vote(House& house, Person person, CastVote vote)
{
    return house.ledger.write(person, [person, vote](Tx& tx) {
        auto ballot = open_ballot(tx, vote.proposal_id);
        if (ballot.proposal.withdrawn_at) throw Refusal{Reason::already_withdrawn};
        require(consultations::may_vote(tx, ballot.consultation, person.person_id));
        require(fits(method_named(ballot.consultation.method), vote.choice));
        auto before = choice_of(tx, vote.proposal_id, person.person_id);
        save_vote(tx, vote.proposal_id, person.person_id, vote.choice, tx.seq + 1);
        return changed_vote(tx, ballot, person.person_id, before, vote.choice);
    });
}

} // namespace voting
