#include "decisions/approver.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace decisions {

awaitable<Event> assign_evaluator(House& house, Person person, ProposalId id, PersonId evaluator)
{
    return house.ledger.write(person, [&house, person, id, evaluator](Tx& tx) {
        auto the = directed_by(tx, person, id);
        if (!people::is_in_team(tx, evaluator, the.consultation.process_id))
            throw Refusal{Reason::bad_value, {{"field", "person_id"}}};
        return given_out(house, tx, the, {people::topic_of(evaluator)}, "evaluator_assigned",
                         [&] { insert_evaluator(tx, id, evaluator); });
    });
}

awaitable<Event> remove_evaluator(House& house, Person person, ProposalId id, PersonId evaluator)
{
    auto removing = house.ledger.write(person, [&house, by = person.person_id, id, evaluator](Tx& tx) {
        auto the = directed_by(tx, Person{by, {}}, id);
        return given_out(house, tx, the, {people::topic_of(evaluator)}, "evaluator_removed",
                         [&] { delete_evaluator(tx, id, evaluator); });
    });
    auto event    = co_await std::move(removing);
    house.hub.dismiss(evaluator); // the desk that they follow was granted to the assignment
    co_return event;
}

} // namespace decisions
