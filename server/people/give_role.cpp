#include "people/rows.hpp"

#include "base/refusal.hpp"
#include "house.hpp"

namespace people {

namespace {

Event role_event(PersonId person_id, ProcessId process_id, Role role, std::string kind, json on_screen)
{
    Event event;
    event.topic   = "process/" + std::to_string(process_id.value);
    event.kind    = std::move(kind);
    event.payload = {{"person_id", person_id.value}, {"role", name_of(role)}};
    event.patches = {{topic_of(person_id), {{"roles", {{std::to_string(process_id.value), std::move(on_screen)}}}}}};
    return event;
}

} // namespace

std::string team_topic(ProcessId id) { return "process/" + std::to_string(id.value) + "/team"; }

Event role_given(const House& house, Tx& tx, PersonId to, ProcessId process_id, Role role)
{
    Screens team(house.sections, tx, {team_topic(process_id)});
    insert_role(tx, to, process_id, role);
    auto event = role_event(to, process_id, role, "role_given", {{std::string(name_of(role)), true}});
    for (auto& shown : team.patches()) event.patches.push_back(std::move(shown));
    return event;
}

Event role_taken_away(const House& house, Tx& tx, PersonId from, ProcessId process_id, Role role)
{
    if (!has_role(tx, from, process_id, role)) throw Refusal{Reason::not_found};
    Screens team(house.sections, tx, {team_topic(process_id)});
    delete_role(tx, from, process_id, role);
    json left; // null: no role in this process any more
    for (const auto& other : roles_of(tx, from))
        if (other.process_id == process_id) left = {{std::string(name_of(role)), nullptr}};
    auto event = role_event(from, process_id, role, "role_taken_away", std::move(left));
    for (auto& shown : team.patches()) event.patches.push_back(std::move(shown));
    return event;
}

awaitable<Event> give_role(House& house, Person person, PersonId to, ProcessId process_id, Role role)
{
    return house.ledger.write(person, [&house, to, process_id, role](Tx& tx) {
        if (!find_person(tx, to)) throw Refusal{Reason::not_found};
        return role_given(house, tx, to, process_id, role);
    });
}

awaitable<Event> take_role_away(House& house, Person person, PersonId from, ProcessId process_id, Role role)
{
    auto taking = house.ledger.write(person, [&house, from, process_id, role](Tx& tx) {
        return role_taken_away(house, tx, from, process_id, role);
    });
    auto event  = co_await std::move(taking);
    house.hub.dismiss(from); // what they follow was granted to the role
    co_return event;
}

} // namespace people
