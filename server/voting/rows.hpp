// SQL to structs and back, and nothing else.
#pragma once

#include "store/tx.hpp"

#include <optional>
#include <string>

namespace voting {

std::optional<std::string> choice_of(Reader&, ProposalId, PersonId);
void save_vote(Tx&, ProposalId, PersonId, const std::string& choice, std::int64_t seq);
void remove_vote(Tx&, ProposalId, PersonId);

// Their votes stay in the tallies and are nobody's any more: what was counted in public does not change because somebody
// leaves, and no row tells who chose what.
void forget_voter(Tx&, PersonId);

} // namespace voting
