#include "voting/own_votes.hpp"

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
                   "on p.proposal_id = v.proposal_id where v.person_id = ? order by v.seq desc limit ?",
                   take, person_id, votes_shown);
    return {{"votes", std::move(votes)}};
}

json own_vote_patch(Tx& tx, const proposals::Proposal& p, PersonId, const std::optional<std::string>& choice)
{
    auto id = std::to_string(p.proposal_id.value);
    if (!choice) return {{"votes", {{id, nullptr}}}};
    return {{"votes", {{id, as_shown(p.proposal_id, p.title, *choice, tx.seq + 1, tx.now)}}}};
}

} // namespace voting
