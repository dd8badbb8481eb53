// What a person sees of the own votes: the section "votes" of "person/{id}".
#pragma once

#include "proposals/proposals.hpp"

namespace voting {

// {votes: {"12": {proposal_id, title, choice, seq, at}}}, the newest ones.
json own_votes(Reader&, std::int64_t person_id);

// The patch of that section for a vote being saved in this transaction (none: withdrawn). To be asked before it is saved.
json own_vote_patch(Tx&, const proposals::Proposal&, PersonId, const std::optional<std::string>& choice);

} // namespace voting
