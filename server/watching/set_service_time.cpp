#include "house.hpp"
#include "people/people.hpp"
#include "processes/processes.hpp"
#include "watching/rows.hpp"

namespace watching {

SetServiceTime SetServiceTime::read(ProcessId id, Fields& in)
{
    constexpr std::int64_t most = 8760; // a year
    SetServiceTime wanted{.process_id = id, .hours = {}};
    if (auto hours = in.optional_integer("hours", 1, most)) wanted.hours = static_cast<int>(*hours);
    return wanted;
}

// What the office promises is public, as what it does is.
awaitable<Event> set_service_time(House& house, Person person, SetServiceTime wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        if (!people::has_role(tx, person.person_id, wanted.process_id, people::Role::organiser))
            throw Refusal{Reason::not_found};
        Screens screens(house.sections, tx, {desk_of(wanted.process_id)});
        save_service_hours(tx, wanted.process_id, wanted.hours);
        Event event;
        event.topic   = processes::topic_of(wanted.process_id);
        event.kind    = "service_time_set";
        event.payload = {{"process_id", wanted.process_id.value}};
        if (wanted.hours) event.payload["hours"] = *wanted.hours;
        event.patches = screens.patches();
        return event;
    });
}

} // namespace watching
