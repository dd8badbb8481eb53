#include "support/tables_verbs.hpp"

#include "store/record.hpp"

#include <catch2/catch.hpp>

using tables::Action;

namespace {

struct Voting : TablesDay {
    Voting()
    {
        runs(Action::start);
        trying = groups("Provare prima di aprire");
        door   = groups("Una porta sola");
        anna = joins("Anna"), gio = joins_as_guest("Gio");
    }
    json vote() { return table()["vote"]; }
    std::map<std::int64_t, std::int64_t> points(int for_trying, int for_door)
    {
        return {{trying.value, for_trying}, {door.value, for_door}};
    }

    GroupId trying, door;
    Person anna, gio;
};

} // namespace

TEST_CASE("a dot vote: each gives points, may give them anew, and the tally stands at its end")
{
    Voting t;
    auto id = t.opens_vote();
    CHECK(t.vote()["state"] == "open");
    CHECK(t.vote()["of"] == 2);
    t.gives(t.anna, id, t.points(5, 0));
    t.gives(t.anna, id, t.points(3, 2));
    t.gives(t.gio, id, t.points(0, 4));
    CHECK(t.vote()["voters"] == 2);
    CHECK(t.own(t.anna)["tables"][t.key()]["ballot"]["points"]
          == json{{std::to_string(t.trying.value), 3}, {std::to_string(t.door.value), 2}});
    t.house.run(tables::close_dot_vote(t.house.house, t.paola, id));
    CHECK(t.vote()["choices"][std::to_string(t.trying.value)]["points"] == 3);
    CHECK(t.vote()["choices"][std::to_string(t.door.value)]["points"] == 6);
    CHECK(t.screens_hold());
}

TEST_CASE("points beyond what each has, for what is no choice, or after the end are refused")
{
    Voting t;
    auto id   = t.opens_vote(true, 5);
    auto give = [&](const Person& who, std::map<std::int64_t, std::int64_t> points) {
        tables::CastBallot ballot{id, std::move(points)};
        return tables::cast_ballot(t.house.house, who, ballot);
    };
    CHECK_REFUSED(t, give(t.anna, t.points(3, 3)), too_many_points);
    CHECK_REFUSED(t, give(t.anna, {{99, 1}}), unknown_choice);
    CHECK_REFUSED(t, give(t.paola, t.points(1, 0)), not_found); // who leads gives none
    CHECK_REFUSED(t, give(t.bruno, t.points(1, 0)), not_found);
    tables::OpenDotVote another{t.first};
    CHECK_REFUSED(t, tables::open_dot_vote(t.house.house, t.andrea, another), vote_open);
    t.gives(t.anna, id, t.points(1, 1));
    t.gives(t.anna, id, {}); // takes them back
    CHECK(t.vote()["voters"] == 0);
    CHECK_FALSE(t.own(t.anna)["tables"][t.key()].contains("ballot"));
    t.house.run(tables::close_dot_vote(t.house.house, t.paola, id));
    CHECK_REFUSED(t, give(t.anna, t.points(1, 0)), vote_closed);
    CHECK_REFUSED(t, tables::close_dot_vote(t.house.house, t.paola, id), vote_closed);
    CHECK(t.screens_hold());
}

TEST_CASE("while a secret vote runs no patch holds its points")
{
    std::string patches;
    Voting t;
    auto id = t.opens_vote();
    t.house.house.ledger.on_committed([&](const Committed& events) {
        for (const auto& event : events)
            for (const auto& [topic, patch] : event->patches)
                if (!topic.starts_with("person/")) patches += patch.dump();
    });
    t.gives(t.anna, id, t.points(4, 1));
    t.gives(t.gio, id, t.points(2, 3));
    CHECK(patches.find("voters") != std::string::npos);
    CHECK(patches.find("points") == std::string::npos);
}

TEST_CASE("while a secret vote runs its points are nowhere: on no screen, in no record")
{
    Voting t;
    auto id = t.opens_vote();
    t.gives(t.anna, id, t.points(4, 1));
    t.gives(t.gio, id, t.points(2, 3));
    auto vote = t.vote();
    for (const auto& [unused, choice] : vote["choices"].items()) CHECK_FALSE(choice.contains("points"));
    CHECK(t.desk()["vote"] == t.vote());
    auto glance = t.house.read([&](Reader& r) { return tables::glance(r, t.first); });
    CHECK(glance["vote"] == t.vote());
    CHECK(t.own(t.anna)["tables"][t.key()]["ballot"]["points"][std::to_string(t.trying.value)] == 4);
    CHECK(t.own(t.gio)["tables"][t.key()]["ballot"]["points"][std::to_string(t.trying.value)] == 2);
    auto events = t.house.read([](Reader& reader) { return recorded_events(reader, "", 0, 100'000); });
    for (const auto& one : events)
        if (one.event.kind == "ballot_cast") CHECK(one.event.payload.size() == 3); // table, vote, how many have voted
    CHECK(t.screens_hold());
}

TEST_CASE("an open vote that is not secret shows its points as they come")
{
    Voting t;
    auto id = t.opens_vote(false, 3);
    t.gives(t.anna, id, t.points(1, 2));
    CHECK(t.vote()["choices"][std::to_string(t.door.value)]["points"] == 2);
    CHECK(t.screens_hold());
}

TEST_CASE("what a group was called when the vote opened stays on the ballot")
{
    Voting t;
    t.opens_vote();
    t.house.run(tables::merge_group(t.house.house, t.paola, t.trying, t.door));
    CHECK(t.vote()["choices"].size() == 2);
    tables::OpenDotVote none{t.second};
    CHECK_REFUSED(t, tables::open_dot_vote(t.house.house, t.bruno, none), required);
    CHECK(t.screens_hold());
}
