#include "house.hpp"
#include "voting/change_vote.hpp"
#include "voting/rows.hpp"

namespace voting {

awaitable<Event> withdraw_vote(House& house, Person person, ProposalId id)
{
    return house.ledger.write(person, [person, id](Tx& tx) {
        auto ballot = open_ballot(tx, id);
        auto before = choice_of(tx, id, person.person_id);
        if (!before) throw Refusal{Reason::nothing_changed};
        remove_vote(tx, id, person.person_id);
        return changed_vote(tx, ballot, person.person_id, before, std::nullopt);
    });
}

} // namespace voting
