// Voting: supports, and other ways of taking a stand on a proposal, by the method of its consultation.
//
// Votes change what "proposal/{id}", "consultation/{id}" and the author's screen show at the next tick; one's own vote
// stands on "person/{id}" only. The record holds the tally, never who chose what.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <string>

struct House;

namespace voting {

struct CastVote {
    ProposalId proposal_id;
    std::string choice; // one of the method's
    static CastVote read(ProposalId, Fields&);
};

// Casts or replaces the person's vote. Casting the same again is another event with the same tally.
// Refuses: not_found, already_withdrawn, consultation_not_open, consultation_closed, only_bodies_vote, unknown_choice.
// Event: vote_cast.
awaitable<Event> cast_vote(House&, Person, CastVote);

// Refuses: not_found, nothing_changed, consultation_not_open, consultation_closed. Event: vote_withdrawn.
awaitable<Event> withdraw_vote(House&, Person, ProposalId);

// Offers the room's routes and sections.
void mount(House&);

} // namespace voting
