#include "setting_up/setting_up.hpp"

#include "base/words.hpp"
#include "house.hpp"
#include "setting_up/access.hpp"

namespace setting_up {

namespace {

people::EmailAddress address_of(const Invite& wanted)
{
    auto address = people::read_email(wanted.email);
    if (!address) throw Refusal{Reason::bad_value, {{"field", "email"}}};
    return *std::move(address);
}

// Who has the role, or is invited to it, is not invited again; what was not answered in time is.
void make_room(Tx& tx, const Invite& wanted, const people::EmailAddress& address)
{
    auto known = people::person_with_address(tx, address.written);
    if (known && people::has_role(tx, *known, wanted.process_id, wanted.role)) throw Refusal{Reason::already_so};
    auto earlier = people::open_invitation(tx, wanted.process_id, address.key, name_of(wanted.role));
    if (earlier && earlier->holds(tx.now)) throw Refusal{Reason::already_so};
    if (earlier) people::end_invitation(tx, earlier->invitation_id, "revoked");
    if (people::open_invitations(tx, wanted.process_id).size() >= people::max_open_invitations)
        throw Refusal{Reason::too_many, {{"max", people::max_open_invitations}}};
}

void write_letter(const House& house, Tx& tx, const processes::Process& process, const Invite& wanted,
                  const people::EmailAddress& address, InvitationId id, PersonId from)
{
    auto known    = people::person_with_address(tx, address.written);
    auto language = people::language_of(tx, known.value_or(from));
    auto role     = std::string(name_of(wanted.role));
    auto link     = people::public_url(house) + "/invitations/" + std::to_string(id.value);
    auto days     = std::chrono::duration_cast<std::chrono::hours>(people::invitation_lasts).count() / 24;
    json details{{"process", process.title},
                 {"role", say(language, "set_up.role." + role)},
                 {"may", say(language, "set_up.role_may." + role)},
                 {"email", address.written},
                 {"days", days},
                 {"link", link}};
    people::NewMail mail;
    mail.to         = address;
    mail.subject    = say(language, "mail.invitation.subject", details);
    mail.text       = say(language, "mail.invitation.body", details);
    mail.link       = link;
    mail.useful_for = people::invitation_lasts;
    people::queue_mail(house, tx, mail);
}

} // namespace

Invite Invite::read(ProcessId id, Fields& in)
{
    return {.process_id = id,
            .email      = in.text("email", 254),
            .role       = people::role_named(in.word("role", people::role_names())).value(),
            .reason     = in.text("reason", max_reason_chars)};
}

awaitable<Event> invite(House& house, Person person, Invite wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto process = organised_by(tx, person.person_id, wanted.process_id);
        auto address = address_of(wanted);
        auto topic   = people::team_topic(wanted.process_id);
        Screens team(house.sections, tx, {topic});
        make_room(tx, wanted, address);
        people::NewInvitation invited{wanted.process_id, address, std::string(name_of(wanted.role)), wanted.reason,
                                      person.person_id};
        auto id = people::insert_invitation(tx, invited);
        write_letter(house, tx, process, wanted, address, id, person.person_id);
        Event event;
        event.topic   = topic;
        event.kind    = "invitation_sent";
        event.payload = {{"invitation_id", id.value}, {"role", name_of(wanted.role)}};
        event.patches = team.patches();
        event.answer  = {{"invitation_id", id.value}};
        event.reason  = wanted.reason;
        return event;
    });
}

} // namespace setting_up
