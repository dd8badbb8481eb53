#include "decisions/changing.hpp"
#include "house.hpp"

namespace decisions {

awaitable<Event> approve_decision(House& house, Person person, ProposalId id, int revision)
{
    return house.ledger.write(person, [&house, person, id, revision](Tx& tx) {
        auto the = directed_by(tx, person, id);
        if (the.two_people)
            require_ready(tx, the, revision, {State::proposed});
        else
            require_ready(tx, the, revision, {State::draft, State::proposed});
        require(may_approve(the.decision, person.person_id, the.two_people));
        return changed(house, tx, the, "decision_approved", [&](Decision& d) {
            d.state    = State::approved;
            d.approved = Act{person.person_id, tx.now};
            if (!d.proposed) d.proposed = d.approved;
        });
    });
}

} // namespace decisions
