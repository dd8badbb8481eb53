#include "people/rows.hpp"

#include "house.hpp"
#include "people/rules.hpp"

namespace people {

ChangeProfile ChangeProfile::read(Fields& fields)
{
    ChangeProfile change;
    change.name     = fields.optional_text("name", max_name_chars);
    change.language = fields.optional_text("language", 2);
    change.zone     = fields.optional_text_or_empty("zone", 40);
    return change;
}

namespace {

void apply(PersonRow& profile, const ChangeProfile& change)
{
    if (change.name) {
        require(fits_one_line("name", *change.name));
        profile.name = *change.name;
    }
    if (change.language) {
        require(is_language_of_ours(*change.language));
        profile.language = *change.language;
    }
    if (change.zone) {
        require(is_zone_or_empty(*change.zone));
        profile.zone = change.zone->empty() ? std::nullopt : change.zone;
    }
}

} // namespace

awaitable<Event> change_profile(House& house, Person person, ChangeProfile change)
{
    return house.ledger.write(person, [&house, person, change](Tx& tx) {
        auto profile = load_person(tx, person.person_id);
        Screens screens(house.sections, tx, screens_of(house, tx, person.person_id));
        apply(profile, change);
        update_person(tx, profile);
        Event event;
        event.topic   = topic_of(person.person_id);
        event.kind    = "profile_changed";
        event.payload = json::object();
        event.patches = screens.patches();
        return event;
    });
}

} // namespace people
