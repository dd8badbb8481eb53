#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

TEST_CASE("a second vote replaces the first while voting is open")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house, "agree_pass_disagree");
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    auto square = proposes(house, bruno, consultation, "A bench in the square");
    auto topics = {"proposal/1", "consultation/1"};
    for (std::string topic : topics) house.watch(topic);
    house.watch(people::topic_of(anna.person_id));
    house.watch(people::topic_of(bruno.person_id));
    votes(house, anna, square, "agree");
    votes(house, anna, square, "disagree");
    votes(house, bruno, square, "pass");
    CHECK(tally(house, square) == json{{"disagree", 1}, {"pass", 1}});
    for (std::string topic : topics) CHECK(house.obeys_live_law(topic));
    CHECK(house.obeys_live_law(people::topic_of(anna.person_id)));
    CHECK(house.obeys_live_law(people::topic_of(bruno.person_id)));
    CHECK(house.chain_holds());
}

TEST_CASE("a support that is withdrawn leaves the tally as it was, and cannot be withdrawn twice")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    auto square       = proposes(house, anna, consultation, "A bench in the square");
    votes(house, anna, square);
    CHECK(tally(house, square) == json{{"support", 1}});
    house.watch("proposal/1");
    house.watch("consultation/1");
    house.watch(people::topic_of(anna.person_id));
    house.run(voting::withdraw_vote(house.house, anna, square));
    CHECK(tally(house, square) == json::object());
    CHECK(house.obeys_live_law("proposal/1"));
    CHECK(house.obeys_live_law("consultation/1"));
    CHECK(house.obeys_live_law(people::topic_of(anna.person_id)));
    CHECK(house.refusal_of(voting::withdraw_vote(house.house, anna, square)) == Reason::nothing_changed);
}

TEST_CASE("the last millisecond of the window takes votes, the next one does not")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    auto square = proposes(house, anna, consultation, "A bench in the square");
    voting::CastVote vote{square, "support"};
    house.house.clock.stop_at(*read_instant("2025-03-11T23:59:59.999+01:00"));
    votes(house, anna, square);
    house.house.clock.advance(std::chrono::milliseconds{1});
    CHECK(house.refusal_of(voting::cast_vote(house.house, bruno, vote)) == Reason::consultation_closed);
    CHECK(tally(house, square) == json{{"support", 1}});
}

TEST_CASE("a choice that the method does not have is refused")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    auto square       = proposes(house, anna, consultation, "A bench in the square");
    for (std::string choice : {"agree", "", "support ", "Support", "null"}) {
        voting::CastVote vote{square, choice};
        CHECK(house.refusal_of(voting::cast_vote(house.house, anna, vote)) == Reason::unknown_choice);
    }
}
