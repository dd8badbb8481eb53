#include "house.hpp"
#include "voting/own_votes.hpp"
#include "voting/rows.hpp"
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
    house.sections.add("person_data", all_own_votes);
    house.sections.add("proposal_elsewhere", on_voters_screens);
    house.forgetters.push_back([](Tx& tx, PersonId person) {
        forget_voter(tx, person);
        return std::vector<Patch>{};
    });
}

} // namespace voting
