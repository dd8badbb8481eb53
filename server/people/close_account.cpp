#include "people/rows.hpp"

#include "house.hpp"

namespace people {

awaitable<Event> close_account(House& house, Person person)
{
    return house.ledger.write(person.request, [&house, person](Tx& tx) {
        auto person_id = person.person_id;
        load_person(tx, person_id);
        delete_belongings(tx, person_id);
        empty_person(tx, person_id);
        Event event;
        event.topic   = topic_of(person_id);
        event.kind    = "account_closed";
        event.payload = json::object();
        for (auto forget : house.forgetters)
            for (auto& shown : forget(tx, person_id))
                if (shown.topic != event.topic) event.patches.push_back(std::move(shown));
        event.patches.push_back({event.topic, nullptr});
        return event;
    });
}

} // namespace people
