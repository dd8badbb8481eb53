#include "people/rows.hpp"

#include "base/refusal.hpp"
#include "base/text.hpp"
#include "house.hpp"
#include "people/rules.hpp"

namespace people {

AddOrganisation AddOrganisation::read(Fields& fields)
{
    AddOrganisation body;
    body.name         = fields.text("name", max_organisation_name_chars);
    body.short_name   = fields.optional_text("short_name", max_name_chars);
    body.kind         = fields.word("kind", organisation_kinds());
    body.zone         = fields.word("zone", zones());
    body.with_mandate = fields.optional_boolean("with_mandate").value_or(true);
    return body;
}

awaitable<Event> add_organisation(House& house, Person person, AddOrganisation body)
{
    return house.ledger.write(person, [=](Tx& tx) {
        require(fits_one_line("name", body.name));
        require(fits_one_line("short_name", body.short_name.value_or("")));
        if (auto same = organisation_with_name(tx, body.name))
            throw Refusal{Reason::organisation_exists,
                          {{"organisation_id", gone_into(tx, *same).value_or(*same).value}}};
        auto organisation_id = insert_organisation(tx, body);
        auto added           = to_json(*organisation(tx, organisation_id));
        Event event;
        event.topic   = "organisation/" + std::to_string(organisation_id.value);
        event.kind    = "organisation_added";
        event.payload = added;
        event.subject = event.topic;
        event.answer  = {{"organisation_id", organisation_id.value}};
        if (body.with_mandate) {
            load_person(tx, person.person_id);
            added["order"] = insert_mandate(tx, person.person_id, organisation_id);
            auto key       = std::to_string(organisation_id.value);
            event.patches  = {{topic_of(person.person_id), {{"organisations", {{key, std::move(added)}}}}}};
        }
        return event;
    });
}

} // namespace people
