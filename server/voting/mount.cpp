#include "house.hpp"
#include "voting/own_votes.hpp"
#include "voting/voting.hpp"

namespace voting {

namespace {

awaitable<Reply> put_vote(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<ProposalId>();
    auto vote   = visit.read<CastVote>(id);
    auto event  = co_await cast_vote(house, person, vote);
    co_return accepted(house, event);
}

awaitable<Reply> delete_vote(House& house, Visit& visit)
{
    auto person = visit.person();
    auto event  = co_await withdraw_vote(house, person, visit.id<ProposalId>());
    co_return accepted(house, event);
}

} // namespace

void mount(House& house)
{
    house.routes.add({Method::put, "/api/proposals/{id}/vote", put_vote});
    house.routes.add({Method::delete_, "/api/proposals/{id}/vote", delete_vote});
    house.sections.add("person", own_votes);
}

} // namespace voting
