#include "setting_up/setting_up.hpp"

#include "house.hpp"
#include "setting_up/access.hpp"

namespace setting_up {

RemoveRole RemoveRole::read(ProcessId id, PersonId person_id, people::Role role, Fields& in)
{
    return {id, person_id, role, in.text("reason", max_reason_chars)};
}

awaitable<Event> remove_role(House& house, Person person, RemoveRole wanted)
{
    auto removing = house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        organised_by(tx, person.person_id, wanted.process_id);
        if (!people::has_role(tx, wanted.person_id, wanted.process_id, wanted.role)) throw Refusal{Reason::not_found};
        if (wanted.role == people::Role::organiser
            && people::with_role(tx, wanted.process_id, people::Role::organiser).size() == 1)
            throw Refusal{Reason::last_organiser};
        auto event   = people::role_taken_away(house, tx, wanted.person_id, wanted.process_id, wanted.role);
        event.reason = wanted.reason;
        return event;
    });
    auto event    = co_await std::move(removing);
    house.hub.dismiss(wanted.person_id); // what they follow was granted to the role
    co_return event;
}

} // namespace setting_up
