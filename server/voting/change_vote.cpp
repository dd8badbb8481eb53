#include "voting/change_vote.hpp"

#include "people/people.hpp"
#include "voting/own_votes.hpp"
#include "voting/rules.hpp"

namespace voting {

Ballot open_ballot(Tx& tx, ProposalId id)
{
    auto proposal = proposals::proposal(tx, id);
    if (!proposal || !proposal->is_public()) throw Refusal{Reason::not_found};
    auto consultation = consultations::consultation(tx, proposal->consultation_id).value();
    require(consultations::is_open(consultation, tx.now));
    return {std::move(*proposal), std::move(consultation)};
}

Event changed_vote(Tx& tx, const Ballot& ballot, PersonId voter, const std::optional<std::string>& before,
                   const std::optional<std::string>& after)
{
    const auto& [p, c] = ballot;
    const auto& method = method_named(c.method);
    auto tally         = recounted(p.tally, before, after);
    auto supports      = held(tally, method.supporting);
    proposals::set_tally(tx, p.proposal_id, tally, supports);
    auto tallied = json{{"tally", tally_patch(p.tally, tally)}};
    auto id      = std::to_string(p.proposal_id.value);

    Event event;
    event.topic   = proposals::topic_of(p.proposal_id);
    event.kind    = after ? "vote_cast" : "vote_withdrawn";
    event.payload = {{"proposal_id", p.proposal_id.value}, {"tally", tally}};
    event.pace    = Pace::next_tick;
    auto counts   = consultations::count(tx, p.consultation_id, p.node_id, {.supports = supports - p.supports});
    if (proposals::is_among_newest(tx, p)) counts["newest"][id] = tallied;
    event.patches.push_back({consultations::topic_of(p.consultation_id), std::move(counts)});
    event.patches.push_back({event.topic, tallied});
    auto own = own_vote_patch(tx, p, voter, after);
    if (p.person_id && proposals::is_shown_to_author(tx, p)) {
        json to_author{{"proposals", {{id, tallied}}}};
        if (*p.person_id == voter)
            compose(own, to_author); // a merge would lose the null of a choice that nobody holds any more
        else
            event.patches.push_back({people::topic_of(*p.person_id), std::move(to_author)});
    }
    event.patches.push_back({people::topic_of(voter), std::move(own)});
    return event;
}

} // namespace voting
