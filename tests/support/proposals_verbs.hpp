// What people do with proposals and votes, in a house under test.
#pragma once

#include "proposals/proposals.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"
#include "voting/voting.hpp"

#include <string>

// A change of the words of action 1.1.1-A, by someone who does not show the name.
proposals::SubmitProposal change_of(const OpenConsultation&, const std::string& title);

ProposalId proposes(HouseUnderTest&, const Person&, const OpenConsultation&, const std::string& title);
CommentId comments(HouseUnderTest&, const Person&, ProposalId, const std::string& words);
Event votes(HouseUnderTest&, const Person&, ProposalId, const std::string& choice = "support");
Event moderates(HouseUnderTest&, const Person& moderator, const std::string& decision, ProposalId);
json tally(HouseUnderTest&, ProposalId);
