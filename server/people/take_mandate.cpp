#include "people/rows.hpp"

#include "base/refusal.hpp"
#include "house.hpp"

namespace people {

namespace {

Event mandate_event(PersonId person_id, OrganisationId organisation_id, std::string kind, json on_screen)
{
    Event event;
    event.topic   = topic_of(person_id);
    event.kind    = std::move(kind);
    event.payload = json::object(); // for whom somebody acts is told by what they publish, not here
    event.patches = {
        {event.topic, {{"organisations", {{std::to_string(organisation_id.value), std::move(on_screen)}}}}}};
    return event;
}

} // namespace

// Of two that have become one, whichever is meant leads to the one that stays.
awaitable<Event> take_mandate(House& house, Person person, OrganisationId wanted)
{
    return house.ledger.write(person, [=](Tx& tx) {
        load_person(tx, person.person_id);
        auto organisation_id = gone_into(tx, wanted).value_or(wanted);
        auto body            = organisation(tx, organisation_id);
        if (!body) throw Refusal{Reason::not_found};
        auto order = insert_mandate(tx, person.person_id, organisation_id);
        return mandate_event(person.person_id, organisation_id, "mandate_taken", to_json(MandateRow{order, *body}));
    });
}

awaitable<Event> give_up_mandate(House& house, Person person, OrganisationId organisation_id)
{
    return house.ledger.write(person, [=](Tx& tx) {
        load_person(tx, person.person_id);
        if (!organisation(tx, organisation_id)) throw Refusal{Reason::not_found};
        delete_mandate(tx, person.person_id, organisation_id);
        return mandate_event(person.person_id, organisation_id, "mandate_given_up", nullptr);
    });
}

} // namespace people
