#include "house.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"
#include "plans/rows.hpp"
#include "processes/processes.hpp"

namespace plans {

BeginPlan BeginPlan::read(ProcessId process, Fields& in)
{
    constexpr std::size_t max_title_chars = 200;
    return {.process_id = process, .title = in.text("title", max_title_chars)};
}

awaitable<Event> begin_plan(House& house, Person person, BeginPlan wanted)
{
    return house.ledger.write(person, [person, wanted](Tx& tx) {
        if (!people::has_role(tx, person.person_id, wanted.process_id, people::Role::organiser))
            throw Refusal{Reason::not_found};
        auto plan = insert_plan(tx, wanted.process_id, wanted.title);
        Event event;
        event.topic   = processes::topic_of(wanted.process_id);
        event.kind    = "plan_begun";
        event.payload = {{"plan_id", plan.value}};
        event.answer  = {{"plan_id", plan.value}};
        return event;
    });
}

} // namespace plans
