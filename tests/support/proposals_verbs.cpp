#include "support/proposals_verbs.hpp"

proposals::SubmitProposal change_of(const OpenConsultation& consultation, const std::string& title)
{
    proposals::SubmitProposal proposal;
    proposal.consultation_id = consultation.consultation_id;
    proposal.kind            = "change";
    proposal.node_id         = consultation.node("1.1.1-A");
    proposal.title           = title;
    proposal.body            = "Because it matters to those who live up in the valley.";
    proposal.suggested_text  = "Other words altogether: " + title;
    return proposal;
}

ProposalId proposes(HouseUnderTest& house, const Person& person, const OpenConsultation& consultation,
                    const std::string& title)
{
    auto proposal = change_of(consultation, title);
    auto event    = house.run(proposals::submit_proposal(house.house, person, proposal));
    return {event.answer["proposal_id"].get<std::int64_t>()};
}

CommentId comments(HouseUnderTest& house, const Person& person, ProposalId id, const std::string& words)
{
    proposals::AddComment added;
    added.proposal_id = id;
    added.body        = words;
    auto event        = house.run(proposals::add_comment(house.house, person, added));
    return {event.answer["comment_id"].get<std::int64_t>()};
}

Event votes(HouseUnderTest& house, const Person& person, ProposalId id, const std::string& choice)
{
    voting::CastVote vote{id, choice};
    return house.run(voting::cast_vote(house.house, person, vote));
}

Event moderates(HouseUnderTest& house, const Person& moderator, const std::string& decision, ProposalId id)
{
    proposals::Moderate moderation;
    moderation.proposal_id = id;
    moderation.decision    = decision;
    moderation.reason      = "the rules of the consultation";
    return house.run(proposals::moderate_proposal(house.house, moderator, moderation));
}

json tally(HouseUnderTest& house, ProposalId id)
{
    return house.read([&](Reader& reader) { return proposals::proposal(reader, id).value().tally; });
}
