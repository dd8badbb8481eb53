// What a person sees of the own votes: the section "votes" of "person/{id}".
#pragma once

#include "proposals/proposals.hpp"

namespace voting {

// {votes: {"12": {proposal_id, title, choice, seq, at}}}, the newest ones. A vote on a proposal that was hidden counts on,
// and is not shown: nobody reads the hidden title here.
json own_votes(Reader&, std::int64_t person_id);

// The same, all of them, for who asks for everything that is held on them; without the title where the public has none.
json all_own_votes(Reader&, std::int64_t person_id);

// The proposal on the screens of those who voted on it, as patches by topic: {"person/5": {votes: {"12": …}}}.
json on_voters_screens(Reader&, std::int64_t proposal_id);

// The patch of that section for a vote being saved in this transaction (none: withdrawn). To be asked before it is saved.
json own_vote_patch(Tx&, const proposals::Proposal&, PersonId, const std::optional<std::string>& choice);

} // namespace voting
