#include "support/proposals_verbs.hpp"

#include "proposals/list.hpp"
#include "store/record.hpp"

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

Event edits(HouseUnderTest& house, const Person& person, ProposalId id, int revision, const std::string& title)
{
    proposals::EditProposal edit;
    edit.proposal_id    = id;
    edit.revision       = revision;
    edit.title          = title;
    edit.suggested_text = "Other words altogether: " + title;
    return house.run(proposals::edit_proposal(house.house, person, edit));
}

Event withdraws(HouseUnderTest& house, const Person& person, ProposalId id)
{
    proposals::WithdrawProposal withdrawal{id, "somebody else says it better"};
    return house.run(proposals::withdraw_proposal(house.house, person, withdrawal));
}

CommentId answers(HouseUnderTest& house, const Person& person, ProposalId id, CommentId parent,
                  const std::string& words)
{
    proposals::AddComment added;
    added.proposal_id = id;
    added.parent_id   = parent;
    added.body        = words;
    auto event        = house.run(proposals::add_comment(house.house, person, added));
    return {event.answer["comment_id"].get<std::int64_t>()};
}

Event moderates(HouseUnderTest& house, const Person& moderator, const std::string& decision, ProposalId id,
                CommentId comment_id)
{
    proposals::Moderate moderation{id, comment_id, decision, "the rules of the consultation"};
    return house.run(proposals::moderate_comment(house.house, moderator, moderation));
}

Event flags(HouseUnderTest& house, const Person& person, ProposalId id, std::optional<CommentId> comment_id,
            const std::string& words)
{
    proposals::FlagText flagged{id, comment_id, "offensive", {}};
    if (!words.empty()) flagged.text = words;
    return house.run(proposals::flag_text(house.house, person, flagged));
}

Event endorses(HouseUnderTest& house, const Person& person, ProposalId id, OrganisationId body)
{
    return house.run(proposals::endorse_proposal(house.house, person, id, body));
}

Person moderator(HouseUnderTest& house, const OpenConsultation& consultation, const std::string& name)
{
    auto person = citizen(house, name);
    becomes(house, person, consultation.process_id, people::Role::moderator);
    return person;
}

Screening::Screening(HouseUnderTest& house, std::vector<std::string> topics) : house_(house)
{
    for (const auto& topic : topics) add(topic);
}

void Screening::add(const std::string& topic)
{
    house_.watch(topic);
    topics_.push_back(topic);
}

bool Screening::hold()
{
    bool all = true;
    for (const auto& topic : topics_) all = house_.obeys_live_law(topic) && all;
    return all;
}

std::string all_in_public(HouseUnderTest& house, ConsultationId id)
{
    std::string found = house.snapshot(consultations::topic_of(id)).dump();
    using proposals::Sort;
    for (auto sort : {Sort::newest, Sort::oldest, Sort::supports, Sort::comments}) {
        proposals::ListQuery query{.consultation_id = id, .sort = sort, .limit = 100};
        found += house.read([&](Reader& reader) { return proposals::list(reader, query); }).dump();
    }
    auto recorded = house.read([](Reader& reader) { return recorded_events(reader, "", 0, 100'000); });
    for (const auto& one : recorded) {
        found += one.event.payload.dump();
        if (one.event.topic.starts_with("proposal/")) found += house.snapshot(one.event.topic).dump();
    }
    return found;
}

std::vector<std::string> titles_found(HouseUnderTest& house, ConsultationId id, const std::string& words)
{
    std::vector<std::string> found;
    using proposals::Sort;
    for (auto sort : {Sort::relevance, Sort::newest}) {
        proposals::ListQuery query{.consultation_id = id, .q = words, .sort = sort};
        auto answer = house.read([&](Reader& reader) { return proposals::list(reader, query); });
        if (sort == Sort::newest && answer["items"].size() != found.size()) found.emplace_back("(orders disagree)");
        if (sort == Sort::relevance)
            for (const auto& card : answer["items"]) found.push_back(card["title"]);
    }
    return found;
}
