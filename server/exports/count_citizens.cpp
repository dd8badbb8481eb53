#include "exports/access.hpp"
#include "exports/exports.hpp"
#include "exports/happened.hpp"
#include "exports/participants.hpp"
#include "house.hpp"

namespace exports {

CountCitizens CountCitizens::read(ProcessId process_id, Fields& in)
{
    constexpr std::int64_t most = 1'000'000; // more than live in any territory that the house serves
    CountCitizens counted{.process_id = process_id};
    for (auto channel : channels())
        if (auto citizens = in.optional_integer(channel, 0, most)) counted.by_channel[std::string(channel)] = *citizens;
    return counted;
}

awaitable<Event> count_citizens(House& house, Person person, CountCitizens counted)
{
    return house.ledger.write(person, [person, counted](Tx& tx) {
        require_desk(tx, person.person_id, counted.process_id);
        save_citizens(tx, counted.process_id, counted.by_channel);
        Event event;
        event.topic   = processes::topic_of(counted.process_id);
        event.kind    = "private_citizens_counted";
        event.payload = {{"process_id", counted.process_id.value}, {"citizens", counted.by_channel}};
        event.patches = {tells_that_it_happened(counted.process_id)};
        return event;
    });
}

} // namespace exports
