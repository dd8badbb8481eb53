#include "decisions/changing.hpp"
#include "house.hpp"

namespace decisions {

ReopenDecision ReopenDecision::read(ProposalId id, Fields& in)
{
    return {.proposal_id = id, .reason = in.text("reason", max_reopening_chars)};
}

awaitable<Event> reopen_decision(House& house, Person person, ReopenDecision wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto the = written_by(tx, person, wanted.proposal_id);
        require(is_in(the.decision, {State::proposed, State::approved}));
        if (the.decision.state == State::approved && !the.is_organiser) throw Refusal{Reason::not_found};
        return changed(house, tx, the, "decision_reopened", [&](Decision& d) {
            d.state           = State::draft;
            d.reopened        = Act{person.person_id, tx.now};
            d.reopened_reason = wanted.reason;
            d.proposed.reset();
            d.approved.reset();
        });
    });
}

} // namespace decisions
