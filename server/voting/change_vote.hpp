// What casting and withdrawing have in common: the counts and the screens they move.
#pragma once

#include "consultations/consultations.hpp"
#include "proposals/proposals.hpp"
#include "voting/voting.hpp"

#include <optional>
#include <string>

namespace voting {

// The proposal, while its consultation is open. Refuses: not_found, consultation_not_open, consultation_closed.
struct Ballot {
    proposals::Proposal proposal;
    consultations::Consultation consultation;
};
Ballot open_ballot(Tx&, ProposalId);

// Recounts after one person's vote went from `before` to `after`, and makes the event. On the hot path: a constant number
// of prepared statements, patches made by hand.
Event changed_vote(Tx&, const Ballot&, PersonId voter, const std::optional<std::string>& before,
                   const std::optional<std::string>& after);

} // namespace voting
