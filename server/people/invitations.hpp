// Being invited to a role in a process by e-mail. The invitation holds the address; whoever signs in with it may accept,
// so the mailed link needs no secret, and a forwarded one gives nothing.
#pragma once

#include "base/ids.hpp"
#include "people/email.hpp"
#include "store/tx.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace people {

enum class Role;

// Long enough for a fortnight's holiday; after it the desk invites again.
constexpr std::chrono::milliseconds invitation_lasts = std::chrono::hours{24 * 14};

// An address takes this many invitations of one process: mistaken ones are revoked, and no mailbox is flooded.
constexpr std::int64_t max_open_invitations = 200; // of a process

struct Invitation {
    InvitationId invitation_id;
    ProcessId process_id;
    std::string email, email_key; // empty once it is over
    std::string role, reason;
    std::optional<PersonId> invited_by;
    Instant invited_at{}, expires_at{};
    std::string ended_as; // accepted, declined, revoked; empty while it is open
    bool holds(Instant now) const { return ended_as.empty() && now < expires_at; }
};

std::optional<Invitation> invitation(Reader&, InvitationId);
std::vector<Invitation> open_invitations(Reader&, ProcessId); // also those that nobody answered in time, in their order
std::optional<Invitation> open_invitation(Reader&, ProcessId, std::string_view email_key, std::string_view role);
bool is_for(Reader&, const Invitation&, PersonId); // of that address

struct NewInvitation {
    ProcessId process_id;
    EmailAddress to;
    std::string role, reason;
    PersonId invited_by;
};
InvitationId insert_invitation(Tx&, const NewInvitation&);
void end_invitation(Tx&, InvitationId, std::string_view as); // the address goes

// Of an account that is closed: where it was invited to, and forgetting that.
std::vector<ProcessId> inviting_processes(Reader&, std::string_view email_key);
void delete_invitations(Tx&, std::string_view email_key);

} // namespace people
