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

awaitable<Event> change_profile(House& house, Person person, ChangeProfile change)
{
    return house.ledger.write(person.request, [&house, person, change](Tx& tx) {
        auto profile = load_person(tx, person.person_id);
        Event event;
        event.topic   = topic_of(person.person_id);
        event.kind    = "profile_changed";
        event.payload = json::object();
        json patch    = json::object();
        auto renamed  = change.name && *change.name != profile.name;
        if (change.name) {
            require(fits_one_line("name", *change.name));
            patch["name"] = profile.name = *change.name;
        }
        if (change.language) {
            require(is_language_of_ours(*change.language));
            patch["language"] = profile.language = *change.language;
        }
        if (change.zone) {
            require(is_zone_or_empty(*change.zone));
            profile.zone  = change.zone->empty() ? std::nullopt : change.zone;
            patch["zone"] = profile.zone ? json(*profile.zone) : json();
        }
        update_person(tx, profile);
        event.patches = {{event.topic, std::move(patch)}};
        for (auto renamer : renamed ? house.renamers : decltype(house.renamers){})
            for (auto& shown : renamer(tx, person.person_id)) event.patches.push_back(std::move(shown));
        return event;
    });
}

} // namespace people
