// People: accounts, roles, organisations, mandates, notices. Signing in is in sign_in.hpp, writing mails in mail.hpp,
// sending them in mailer.hpp, sitting at a table without an account in guests.hpp, being invited to a role in
// invitations.hpp; they belong to this door.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "people/guests.hpp"
#include "people/invitations.hpp"
#include "people/mail.hpp"
#include "store/tx.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct House;

namespace people {

// Offers the room's routes, topics and tending.
void mount(House&);

// ---- Words

// What a person does in a process, beyond taking part.
enum class Role { organiser, moderator, facilitator, front_desk, observer };
std::string_view name_of(Role);
const std::vector<std::string_view>& role_names();
std::optional<Role> role_named(std::string_view);

// The closed lists of the contract: kinds of organisation, zones of the metropolitan city.
const std::vector<std::string_view>& organisation_kinds();
const std::vector<std::string_view>& zones();

constexpr std::size_t max_name_chars              = 80;  // a person's, beyond the longest in a register of names
constexpr std::size_t max_organisation_name_chars = 160; // a body's official name fits one line of the appendix

struct Organisation {
    OrganisationId organisation_id;
    std::string name, kind, zone;
    std::optional<std::string> short_name;
};

// ---- Questions

bool has_role(Reader&, PersonId, ProcessId, Role);
std::optional<Organisation> organisation(Reader&, OrganisationId);

// The body that stays, where the house had entered one twice and this one went into the other.
std::optional<OrganisationId> gone_into(Reader&, OrganisationId);

// Everybody who has a role in the process, by name.
struct Member {
    PersonId person_id;
    std::string name;
    std::vector<std::string> roles;
};
std::vector<Member> team(Reader&, ProcessId);
std::vector<PersonId> with_role(Reader&, ProcessId, Role);
std::vector<ProcessId> processes_of(Reader&, PersonId); // where they have a role
std::string team_topic(ProcessId);                      // "process/1/team": what organisers follow
bool is_in_team(Reader&, PersonId, ProcessId);

// By name or short name, without regard to case and accents; those that begin with it first. All, by name, when `text`
// is empty.
std::vector<Organisation> organisations(Reader&, std::string_view text, std::int64_t limit);

bool holds_mandate(Reader&, PersonId, OrganisationId);

// How an author is shown to everybody: {kind: "organisation", organisation_id, name, organisation_kind, zone}, or
// {kind: "citizen", name?}. The name stands only where the person chose so, has one, and keeps the account.
json author(Reader&, PersonId, std::optional<OrganisationId>, bool show_name);

// {organisation_id, name, kind, zone, short_name?}
json to_json(const Organisation&);

// "person/5": the topic that only this person follows.
std::string topic_of(PersonId);

// GET /api/me: {person_id, name, email, language, zone?, roles, organisations}. Refuses: not_signed_in when closed.
json me(Reader&, PersonId);

// What other rooms write to a person by; empty when the account is closed.
std::string name_of(Reader&, PersonId);
std::string email_of(Reader&, PersonId);
std::string language_of(Reader&, PersonId);

std::optional<PersonId> person_with_address(Reader&, std::string_view email);
std::optional<PersonId> demo_person(Reader&, std::string_view as, std::int64_t n);

// ---- For the commands of other rooms

// Keeps a notice for the person ({kind, proposal_id, comment_id?, title, reason}; `at` and `order` are added) and gives
// the patch of their topic. Nothing is kept for a closed account.
Patch notice(Tx&, PersonId, json fields);

// Give a role, take it away, and tell the event: role_given, role_taken_away on "process/{id}", with its patches. Who loses
// one is to be dismissed from the hub after the commit.
Event role_given(const House&, Tx&, PersonId, ProcessId, Role);
Event role_taken_away(const House&, Tx&, PersonId, ProcessId, Role); // refuses: not_found

// ---- Commands

// For the demo world and the command line; others register by signing in.
struct NewPerson {
    std::string name, email;
    std::string language = "it";
    std::optional<std::string> zone;
    std::optional<std::string> demo_as; // "citizen", "facilitator", "organiser", "evaluator", "approver"
    std::int64_t demo_n = 0;            // 1: the citizen that newcomers try first; the others are 0
};
// Refuses: bad_value {email} (not an address, or one that has an account). Event: person_added; answers {person_id}.
awaitable<Event> add_person(House&, NewPerson);

// Events: role_given, role_taken_away on "process/{id}"; who loses one has their live connections closed. Refuse: not_found.
awaitable<Event> give_role(House&, Person, PersonId to, ProcessId, Role);
awaitable<Event> take_role_away(House&, Person, PersonId from, ProcessId, Role);

struct ChangeProfile {
    std::optional<std::string> name, language, zone; // an empty zone: none any more
    static ChangeProfile read(Fields&);
};
// Event: profile_changed on "person/{id}", and patches of all house.appearances. Refuses: not_signed_in, bad_value.
awaitable<Event> change_profile(House&, Person, ChangeProfile);

struct AddOrganisation {
    std::string name, kind, zone;
    std::optional<std::string> short_name;
    bool with_mandate = true; // for the person who adds it
    static AddOrganisation read(Fields&);
};
// Event: organisation_added on "organisation/{id}"; answers {organisation_id}.
// Refuses: organisation_exists {organisation_id}, bad_value, not_signed_in.
awaitable<Event> add_organisation(House&, Person, AddOrganisation);

// Events: mandate_taken, mandate_given_up on "person/{id}". Doing it again changes nothing. Refuse: not_found, not_signed_in.
awaitable<Event> take_mandate(House&, Person, OrganisationId);
awaitable<Event> give_up_mandate(House&, Person, OrganisationId);

// Erases what is held on the person: name, address, sessions, mails, mandates, notices, and what house.forgetters know of.
// What they wrote stays without the name (house.appearances tell where it stood), and the record still verifies. Signing
// in again makes another person. Event: account_closed on "person/{id}", whose topic is patched to null (there is no such thing any more).
awaitable<Event> close_account(House&, Person);

// Everything held on the person. A room whose part of the snapshot is bounded adds the whole under house.sections
// "person_data", with the same names.
json everything_on(House&, Reader&, PersonId);

} // namespace people
