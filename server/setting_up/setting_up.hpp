// Setting up: who works on a process, and what was done at its desk.
//
// Live topic "process/{id}/team", for the organisers. Roles are given by e-mail invitation and taken away with a reason; a
// process always keeps an organiser. The desk's log tells who did what and why; the public record names nobody.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "people/people.hpp"
#include "store/tx.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct House;

namespace setting_up {

// Offers the room's routes and topics, and begins to note deeds.
void mount(House&);

constexpr std::size_t max_reason_chars = 500; // a paragraph

// ---- The team

// {process_id, members: {"5": {person_id, name, email, roles: {organiser: true}, order}}, invitations: {"3":
// {invitation_id, email, role, reason, invited_at, expires_at, order}}}
std::optional<json> team_state(Reader&, ProcessId);

// All below but accepting and declining are for organisers of the process. Refuse: not_found.

struct Invite {
    ProcessId process_id;
    std::string email;
    people::Role role = people::Role::observer;
    std::string reason;
    static Invite read(ProcessId, Fields&);
};
// Mails the link. Refuses: bad_value {email}, already_so (has the role, or is invited to it), too_many.
// Event: invitation_sent (ids and role only); answers {invitation_id}.
awaitable<Event> invite(House&, Person, Invite);

struct RevokeInvitation {
    InvitationId invitation_id;
    std::string reason;
    static RevokeInvitation read(InvitationId, Fields&);
};
// Event: invitation_revoked.
awaitable<Event> revoke_invitation(House&, Person, RevokeInvitation);

// For who has the invited address. {invitation_id, role, process: {process_id, slug, title}, reason, invited_by?,
// invited_at, expires_at, state: "open" or "expired"}. Refuses: not_found, also once it is over.
json invitation_for(Reader&, const Person&, InvitationId);

// Refuse: not_found, invitation_over. Events: invitation_accepted, invitation_declined; the former answers {slug, role}.
awaitable<Event> accept_invitation(House&, Person, InvitationId);
awaitable<Event> decline_invitation(House&, Person, InvitationId);

struct RemoveRole {
    ProcessId process_id;
    PersonId person_id;
    people::Role role = people::Role::observer;
    std::string reason;
    static RemoveRole read(ProcessId, PersonId, people::Role, Fields&);
};
// Refuses: last_organiser. Event: role_taken_away.
awaitable<Event> remove_role(House&, Person, RemoveRole);

// ---- The log

struct LogQuery {
    ProcessId process_id;
    std::string area; // process, team, consultation, text, moderation, decisions, meetings, out; empty: all
    std::optional<PersonId> person_id;
    std::int64_t before = largest_id; // the newest that is not asked for
    int limit           = 50;
};
const std::vector<std::string_view>& areas();

// Newest first: {items: [{seq, at, area, kind, what, about?: {title, href?}, person?: {person_id, name}, reason?}], people:
// [{person_id, name}], next?}. `person` is absent where the clock or the command line did it; a closed account has no name.
json log_page(Reader&, std::string_view language, const LogQuery&);

// What one sheet has room for: a few megabytes, read by one thread.
constexpr int log_sheet_lines = 20'000;

// The same as comma-separated values, as Italian spreadsheets open them. Where the log is longer than the query's limit, the
// last line says so and gives the address of the rest.
std::string log_csv(Reader&, std::string_view language, const LogQuery&);

} // namespace setting_up
