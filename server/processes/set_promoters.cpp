#include "processes/setting_up.hpp"

#include "house.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace processes {

namespace {

constexpr std::size_t max_bodies = 40; // of each: beyond it nobody reads them on a page

bool stands(Reader& reader, OrganisationId id)
{
    return people::organisation(reader, id) && !people::gone_into(reader, id);
}

void require_bodies(Reader& reader, const SetPromoters& wanted)
{
    for (auto id : wanted.promoters) {
        if (!stands(reader, id)) throw Refusal{Reason::bad_value, {{"field", "promoters"}}};
        if (std::find(wanted.partners.begin(), wanted.partners.end(), id) != wanted.partners.end())
            throw Refusal{Reason::bad_value, {{"field", "partners"}}};
    }
    for (auto id : wanted.partners)
        if (!stands(reader, id)) throw Refusal{Reason::bad_value, {{"field", "partners"}}};
}

} // namespace

SetPromoters SetPromoters::read(ProcessId id, int revision, Fields& in)
{
    SetPromoters wanted{.process_id = id, .revision = revision};
    wanted.promoters = in.optional_ids<OrganisationId>("promoters", max_bodies).value_or(std::vector<OrganisationId>{});
    wanted.partners  = in.optional_ids<OrganisationId>("partners", max_bodies).value_or(std::vector<OrganisationId>{});
    return wanted;
}

awaitable<Event> set_promoters(House& house, Person person, SetPromoters wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto process = edited_by(house, tx, person.person_id, wanted.process_id, wanted.revision);
        require_bodies(tx, wanted);
        Screens screens(house.sections, tx, {topic_of(wanted.process_id)});
        delete_bodies(tx, wanted.process_id);
        int order = 0;
        for (auto id : wanted.promoters) insert_promoter(tx, wanted.process_id, id, ++order);
        for (auto id : wanted.partners) insert_partner(tx, wanted.process_id, id, ++order);
        json payload{{"promoters", json::array()}, {"partners", json::array()}};
        for (auto id : wanted.promoters) payload["promoters"].push_back(id.value);
        for (auto id : wanted.partners) payload["partners"].push_back(id.value);
        return saved(house, tx, process, screens, "promoters_set", std::move(payload));
    });
}

} // namespace processes
