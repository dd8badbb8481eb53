// A quick vote with points over the groups. What each gave is in no event, and in no screen but their own.
#include "house.hpp"

#include "tables/board.hpp"
#include "tables/rules.hpp"

#include <algorithm>

namespace tables {

constexpr std::size_t max_choices = 100;

OpenDotVote OpenDotVote::read(TableId id, Fields& in)
{
    OpenDotVote wanted{.table_id = id};
    wanted.points_each = static_cast<int>(in.optional_integer("points_each", 1, max_points_each).value_or(5));
    wanted.secret      = in.optional_boolean("secret").value_or(true);
    wanted.groups      = in.optional_ids<GroupId>("groups", max_choices);
    return wanted;
}

CastBallot CastBallot::read(DotVoteId id, Fields& in)
{
    return {.dot_vote_id = id, .points = in.numbers("points", max_choices, 0, 1'000'000)};
}

namespace {

std::vector<Group> choices_for(Reader& reader, const OpenDotVote& wanted)
{
    auto groups = groups_of(reader, wanted.table_id);
    if (wanted.groups) {
        std::vector<Group> chosen;
        for (auto id : *wanted.groups) {
            auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.group_id == id; });
            if (found == groups.end()) throw Refusal{Reason::unknown_choice, {{"field", "groups"}}};
            chosen.push_back(*found);
        }
        groups = std::move(chosen);
    }
    if (groups.empty()) throw Refusal{Reason::required, {{"field", "groups"}}};
    return groups;
}

DotVote vote_named(Reader& reader, DotVoteId id)
{
    auto vote = dot_vote(reader, id);
    if (!vote) throw Refusal{Reason::not_found};
    return *std::move(vote);
}

// The tally, for a vote that is over; groups by their id.
json tally_of(Reader& reader, DotVoteId id)
{
    auto tally = json::object();
    reader.db.each(
        "select group_id, points from dot_vote_choice where dot_vote_id = ?",
        [&](const Row& row) { tally[std::to_string(row.integer(0))] = row.integer(1); }, id);
    return tally;
}

} // namespace

awaitable<Event> open_dot_vote(House& house, Person person, OpenDotVote wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto place  = led_by(tx, person, wanted.table_id);
        auto newest = newest_dot_vote(tx, wanted.table_id);
        if (newest && !newest->closed_at) throw Refusal{Reason::vote_open};
        auto groups = choices_for(tx, wanted);
        Board board(house, tx, place, voters_of(tx, wanted.table_id));
        auto id   = insert_dot_vote(tx, wanted);
        int order = 0;
        for (const auto& group : groups) insert_choice(tx, id, group, ++order);
        json payload{{"dot_vote_id", id.value},
                     {"points_each", wanted.points_each},
                     {"secret", wanted.secret},
                     {"choices", groups.size()}};
        return board.told("dot_vote_opened", std::move(payload), {{"dot_vote_id", id.value}});
    });
}

awaitable<Event> cast_ballot(House& house, Person person, CastBallot ballot)
{
    return house.ledger.write(person, [&house, person, ballot](Tx& tx) {
        auto vote  = vote_named(tx, ballot.dot_vote_id);
        auto place = used_by(tx, person, vote.table_id);
        if (!place.sits) throw Refusal{Reason::not_found};
        if (vote.closed_at) throw Refusal{Reason::vote_closed};
        require(fits(ballot.points, choices_of(tx, vote.dot_vote_id), vote.points_each));
        Board board(house, tx, place, {person.person_id});
        seat(tx, person, place);
        save_ballot(tx, vote.dot_vote_id, person.person_id, ballot.points);
        auto voters = vote_named(tx, vote.dot_vote_id).voters;
        auto event  = board.told("ballot_cast", {{"dot_vote_id", vote.dot_vote_id.value}, {"voters", voters}});
        event.pace  = Pace::next_tick;
        return event;
    });
}

awaitable<Event> close_dot_vote(House& house, Person person, DotVoteId id)
{
    return house.ledger.write(person, [&house, person, id](Tx& tx) {
        auto vote  = vote_named(tx, id);
        auto place = led_by(tx, person, vote.table_id);
        if (vote.closed_at) throw Refusal{Reason::vote_closed};
        Board board(house, tx, place);
        close_dot_vote(tx, id);
        json payload{{"dot_vote_id", id.value}, {"voters", vote.voters}, {"points", tally_of(tx, id)}};
        return board.told("dot_vote_closed", std::move(payload));
    });
}

} // namespace tables
