#include "decisions/changing.hpp"
#include "house.hpp"

namespace decisions {

awaitable<Event> propose_decision(House& house, Person person, ProposalId id, int revision)
{
    return house.ledger.write(person, [&house, person, id, revision](Tx& tx) {
        auto the = written_by(tx, person, id);
        require_ready(tx, the, revision, {State::draft});
        return changed(house, tx, the, "decision_proposed", [&](Decision& d) {
            d.state    = State::proposed;
            d.proposed = Act{person.person_id, tx.now};
        });
    });
}

} // namespace decisions
