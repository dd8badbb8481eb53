// SQL to structs and back, and nothing else.
#pragma once

#include "store/tx.hpp"

#include <optional>
#include <string>

namespace voting {

std::optional<std::string> choice_of(Reader&, ProposalId, PersonId);
void save_vote(Tx&, ProposalId, PersonId, const std::string& choice, std::int64_t seq);
void remove_vote(Tx&, ProposalId, PersonId);

} // namespace voting
