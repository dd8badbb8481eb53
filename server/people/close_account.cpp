#include "people/rows.hpp"

#include "house.hpp"
#include "people/outbox.hpp"
#include "people/sessions.hpp"
#include "store/record.hpp"

namespace people {

namespace {

// A process without an organiser has nobody who could find it another.
void require_handed_over(House& house, Reader& reader, PersonId person_id)
{
    for (const auto& [process_id, role] : roles_of(reader, person_id)) {
        if (role != name_of(Role::organiser) || with_role(reader, process_id, Role::organiser).size() > 1) continue;
        auto process = house.sections.state(reader, "process/" + std::to_string(process_id.value));
        throw Refusal{Reason::hand_role_over, {{"process", process ? process->value("title", "") : ""}}};
    }
}

Event close(House& house, Tx& tx, PersonId person_id)
{
    auto address = read_email(load_person(tx, person_id).email);
    require_handed_over(house, tx, person_id);
    auto topics = screens_of(house, tx, person_id);
    for (auto process_id : inviting_processes(tx, address->key)) topics.push_back(team_topic(process_id));
    Screens screens(house.sections, tx, std::move(topics));
    delete_belongings(tx, person_id);
    delete_sessions(tx, person_id);
    delete_challenges(tx, address->key);
    delete_mails(tx, address->key);
    delete_invitations(tx, address->key);
    empty_person(tx, person_id);
    forget_answers_of(tx, topic_of(person_id)); // as http names the owner of a signed-in request
    Event event;
    event.topic   = topic_of(person_id);
    event.kind    = "account_closed";
    event.payload = json::object();
    for (auto forget : house.forgetters)
        for (auto& shown : forget(tx, person_id))
            if (shown.topic != event.topic) event.patches.push_back(std::move(shown));
    for (auto& shown : screens.patches()) event.patches.push_back(std::move(shown));
    return event;
}

} // namespace

awaitable<Event> close_account(House& house, Person person)
{
    auto person_id = person.person_id;
    auto closing   = house.ledger.write(person, [&house, person_id](Tx& tx) { return close(house, tx, person_id); });
    auto event     = co_await std::move(closing);
    sessions_ended(house, person_id);
    co_return event;
}

} // namespace people
