#include "people/rows.hpp"

#include "base/refusal.hpp"
#include "house.hpp"
#include "people/rules.hpp"

namespace people {

awaitable<Event> add_person(House& house, NewPerson person)
{
    return house.ledger.write(std::nullopt, [=](Tx& tx) {
        auto address = read_email(person.email);
        if (!address || person_with_key(tx, address->key)) throw Refusal{Reason::bad_value, {{"field", "email"}}};
        require(fits_one_line("name", person.name));
        auto person_id = insert_person(tx, *address, person);
        Event event;
        event.topic   = topic_of(person_id);
        event.kind    = "person_added";
        event.payload = json::object();
        event.answer  = {{"person_id", person_id.value}};
        return event;
    });
}

} // namespace people
