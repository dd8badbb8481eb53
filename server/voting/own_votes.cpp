#include "voting/own_votes.hpp"

#include "people/people.hpp"

namespace voting {

namespace {

// Nobody has supported as many; a snapshot is bounded all the same. Older votes count, but stand on their proposal only.
constexpr int votes_shown = 1000;

json as_shown(ProposalId id, std::string_view title, std::string_view choice, std::int64_t seq, Instant at)
{
    return {{"proposal_id", id.value}, {"title", title}, {"choice", choice}, {"seq", seq}, {"at", to_text(at)}};
}

} // namespace

json own_votes(Reader& reader, std::int64_t person_id)
{
    auto votes = json::object();
    auto take  = [&](const Row& row) {
        votes[std::to_string(row.integer(0))] = as_shown(row.id<ProposalId>(0), row.view(1), row.view(2),
                                                          row.integer(3), row.instant(4));
    };
    reader.db.each("select v.proposal_id, p.title, v.choice, v.seq, v.at_ms from vote v join proposal p "
                   "on p.proposal_id = v.proposal_id where v.person_id = ? and p.hidden_at_ms is null "
                   "order by v.seq desc limit ?",
                   take, person_id, votes_shown);
    return {{"votes", std::move(votes)}};
}

json all_own_votes(Reader& reader, std::int64_t person_id)
{
    auto votes = json::object();
    auto take  = [&](const Row& row) {
        auto& vote = votes[std::to_string(row.integer(0))];
        vote       = as_shown(row.id<ProposalId>(0), row.view(1), row.view(2), row.integer(3), row.instant(4));
        if (row.boolean(5)) vote.erase("title");
    };
    reader.db.each("select v.proposal_id, p.title, v.choice, v.seq, v.at_ms, p.hidden_at_ms is not null from vote v "
                   "join proposal p on p.proposal_id = v.proposal_id where v.person_id = ?",
                   take, person_id);
    return {{"votes", std::move(votes)}};
}

json on_voters_screens(Reader& reader, std::int64_t proposal_id)
{
    auto screens = json::object();
    auto p       = proposals::proposal(reader, ProposalId{proposal_id});
    auto id      = std::to_string(proposal_id);
    auto take    = [&](const Row& row) {
        auto vote                                                   = p->hidden_at ? json()
                                                                                      : as_shown(p->proposal_id, p->title, row.view(1), row.integer(2), row.instant(3));
        screens[people::topic_of(row.id<PersonId>(0))]["votes"][id] = std::move(vote);
    };
    reader.db.each("select person_id, choice, seq, at_ms from vote where proposal_id = ?", take, proposal_id);
    return screens;
}

json own_vote_patch(Tx& tx, const proposals::Proposal& p, PersonId, const std::optional<std::string>& choice)
{
    auto id = std::to_string(p.proposal_id.value);
    if (!choice) return {{"votes", {{id, nullptr}}}};
    return {{"votes", {{id, as_shown(p.proposal_id, p.title, *choice, tx.seq + 1, tx.now)}}}};
}

} // namespace voting
