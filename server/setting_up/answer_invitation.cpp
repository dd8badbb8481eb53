#include "setting_up/setting_up.hpp"

#include "house.hpp"
#include "setting_up/access.hpp"

namespace setting_up {

namespace {

// For who has the address; to others there is no such invitation.
people::Invitation invitation_of(Reader& reader, PersonId person, InvitationId id)
{
    auto found = people::invitation(reader, id);
    if (!found || !people::is_for(reader, *found, person)) throw Refusal{Reason::not_found};
    return *std::move(found);
}

people::Invitation still_holding(Reader& reader, PersonId person, InvitationId id)
{
    auto found = invitation_of(reader, person, id);
    if (!found.holds(reader.now)) throw Refusal{Reason::invitation_over};
    return found;
}

Event ended(const people::Invitation& one, std::string kind)
{
    Event event;
    event.topic   = people::team_topic(one.process_id);
    event.kind    = std::move(kind);
    event.payload = {{"invitation_id", one.invitation_id.value}, {"role", one.role}};
    return event;
}

Event accepted_by(const House& house, Tx& tx, PersonId person, const people::Invitation& one)
{
    auto topic = people::team_topic(one.process_id);
    Screens team(house.sections, tx, {topic});
    auto given                 = people::role_given(house, tx, person, one.process_id, *people::role_named(one.role));
    auto event                 = ended(one, "invitation_accepted");
    event.payload["person_id"] = person.value;
    people::end_invitation(tx, one.invitation_id, "accepted");
    event.patches = team.patches();
    for (auto& shown : given.patches)
        if (shown.topic != topic) event.patches.push_back(std::move(shown));
    event.answer = {{"role", one.role}};
    if (auto process = processes::process(tx, one.process_id)) event.answer["slug"] = process->slug;
    return event;
}

} // namespace

json invitation_for(Reader& reader, const Person& person, InvitationId id)
{
    auto one     = invitation_of(reader, person.person_id, id);
    auto process = processes::process(reader, one.process_id);
    if (!process) throw Refusal{Reason::not_found};
    json shown{{"invitation_id", id.value},
               {"role", one.role},
               {"process", {{"process_id", one.process_id.value}, {"slug", process->slug}, {"title", process->title}}},
               {"reason", one.reason},
               {"invited_at", to_text(one.invited_at)},
               {"expires_at", to_text(one.expires_at)},
               {"state", one.holds(reader.now) ? "open" : "expired"}};
    auto name = one.invited_by ? people::name_of(reader, *one.invited_by) : std::string();
    if (!name.empty()) shown["invited_by"] = std::move(name);
    return shown;
}

awaitable<Event> accept_invitation(House& house, Person person, InvitationId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        return accepted_by(house, tx, person.person_id, still_holding(tx, person.person_id, id));
    });
}

awaitable<Event> decline_invitation(House& house, Person person, InvitationId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto one = still_holding(tx, person.person_id, id);
        Screens team(house.sections, tx, {people::team_topic(one.process_id)});
        people::end_invitation(tx, id, "declined");
        auto event    = ended(one, "invitation_declined");
        event.patches = team.patches();
        return event;
    });
}

RevokeInvitation RevokeInvitation::read(InvitationId id, Fields& in)
{
    return {id, in.text("reason", max_reason_chars)};
}

awaitable<Event> revoke_invitation(House& house, Person person, RevokeInvitation wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto one = people::invitation(tx, wanted.invitation_id);
        if (!one || !one->ended_as.empty()) throw Refusal{Reason::not_found};
        organised_by(tx, person.person_id, one->process_id);
        Screens team(house.sections, tx, {people::team_topic(one->process_id)});
        people::end_invitation(tx, wanted.invitation_id, "revoked");
        auto event    = ended(*one, "invitation_revoked");
        event.patches = team.patches();
        event.reason  = wanted.reason;
        return event;
    });
}

} // namespace setting_up
