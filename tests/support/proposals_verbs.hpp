// What people do with proposals and votes, in a house under test.
#pragma once

#include "proposals/proposals.hpp"
#include "support/consultation_verbs.hpp"
#include "support/people_verbs.hpp"
#include "voting/voting.hpp"

#include <optional>
#include <string>
#include <vector>

// A change of the words of action 1.1.1-A, by someone who does not show the name.
proposals::SubmitProposal change_of(const OpenConsultation&, const std::string& title);

ProposalId proposes(HouseUnderTest&, const Person&, const OpenConsultation&, const std::string& title);
CommentId comments(HouseUnderTest&, const Person&, ProposalId, const std::string& words);
Event votes(HouseUnderTest&, const Person&, ProposalId, const std::string& choice = "support");
Event moderates(HouseUnderTest&, const Person& moderator, const std::string& decision, ProposalId);
json tally(HouseUnderTest&, ProposalId);

// A new title, and new words for the draft, from this revision of one's proposal on.
Event edits(HouseUnderTest&, const Person&, ProposalId, int revision, const std::string& title);
Event withdraws(HouseUnderTest&, const Person&, ProposalId);
CommentId answers(HouseUnderTest&, const Person&, ProposalId, CommentId, const std::string& words);
Event moderates(HouseUnderTest&, const Person& moderator, const std::string& decision, ProposalId, CommentId);
Event flags(HouseUnderTest&, const Person&, ProposalId, std::optional<CommentId> = {}, const std::string& words = "");
Event endorses(HouseUnderTest&, const Person&, ProposalId, OrganisationId);

// A moderator of the consultation's process.
Person moderator(HouseUnderTest&, const OpenConsultation&, const std::string& name = "Rita");

// Topics that are watched from here on; whether each kept step by patches alone.
class Screening {
  public:
    Screening(HouseUnderTest&, std::vector<std::string> topics);
    void add(const std::string& topic);
    bool hold();

  private:
    HouseUnderTest& house_;
    std::vector<std::string> topics_;
};

// Everything that a stranger may find of the consultation, as one text: its snapshot, those of its proposals, the list in
// every order, comments, the record.
std::string all_in_public(HouseUnderTest&, ConsultationId);
std::vector<std::string> titles_found(HouseUnderTest&, ConsultationId, const std::string& words);
