#include "decisions/access.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace decisions {

namespace {

// Who is not named in the record: it is about proposals, not about the office.
Event change(House& house, Tx& tx, const Case& the, PersonId evaluator, std::string kind,
             const std::function<void()>& carry_out)
{
    Screens screens(house.sections, tx, {desk_of(the.consultation.consultation_id), people::topic_of(evaluator)});
    carry_out();
    auto event    = about(the, std::move(kind));
    event.patches = screens.patches();
    return event;
}

} // namespace

awaitable<Event> assign_evaluator(House& house, Person person, ProposalId id, PersonId evaluator)
{
    return house.ledger.write(person, [&house, person, id, evaluator](Tx& tx) {
        auto the = directed_by(tx, person, id);
        if (!people::is_in_team(tx, evaluator, the.consultation.process_id))
            throw Refusal{Reason::bad_value, {{"field", "person_id"}}};
        return change(house, tx, the, evaluator, "evaluator_assigned", [&] { insert_evaluator(tx, id, evaluator); });
    });
}

awaitable<Event> remove_evaluator(House& house, Person person, ProposalId id, PersonId evaluator)
{
    auto removing = house.ledger.write(person, [&house, by = person.person_id, id, evaluator](Tx& tx) {
        auto the = directed_by(tx, Person{by, {}}, id);
        return change(house, tx, the, evaluator, "evaluator_removed", [&] { delete_evaluator(tx, id, evaluator); });
    });
    auto event    = co_await std::move(removing);
    house.hub.dismiss(evaluator); // the desk that they follow was granted to the assignment
    co_return event;
}

} // namespace decisions
