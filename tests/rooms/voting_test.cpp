#include "support/proposals_verbs.hpp"

#include <boost/asio/post.hpp>
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

namespace {

// Carries out many votes at once, as an I/O thread does: all are queued before the first is answered.
struct Rush {
    explicit Rush(HouseUnderTest& test) : house(test) {}

    void vote(const Person& person, ProposalId id)
    {
        voting::CastVote cast{id, "support"};
        asio::co_spawn(io, voting::cast_vote(house.house, person, cast), [&](std::exception_ptr failure, Event event) {
            if (failure)
                take(failure);
            else
                accepted.push_back(std::move(event));
        });
    }
    void take(std::exception_ptr failure)
    try {
        std::rethrow_exception(failure);
    } catch (const Refusal& refusal) {
        refused.push_back(refusal.reason);
    }

    HouseUnderTest& house;
    asio::io_context io;
    std::vector<Event> accepted;
    std::vector<Reason> refused;
};

} // namespace

TEST_CASE("a hundred equal votes at once are one vote")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    auto square       = proposes(house, anna, consultation, "A bench in the square");
    Screening screens(house, {"proposal/1", "consultation/1", people::topic_of(anna.person_id)});
    Rush rush(house);
    for (int i = 0; i < 100; ++i) rush.vote(anna, square);
    rush.io.run();
    CHECK(rush.accepted.size() == 100);
    for (const auto& event : rush.accepted) CHECK(event.payload["tally"] == json{{"support", 1}});
    CHECK(tally(house, square) == json{{"support", 1}});
    CHECK(house.snapshot("consultation/1")["counts"]["supports"] == 1);
    CHECK(screens.hold());
    CHECK(house.chain_holds());
}

TEST_CASE("a hundred tries of one request at once are one event")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    auto square       = proposes(house, anna, consultation, "A bench in the square");
    anna.request      = RequestKey{people::topic_of(anna.person_id), "key-1", "what was asked"};
    Rush rush(house);
    for (int i = 0; i < 100; ++i) rush.vote(anna, square);
    rush.io.run();
    REQUIRE(rush.accepted.size() == 100);
    for (const auto& event : rush.accepted) {
        CHECK(event.seq == rush.accepted[0].seq);
        CHECK(event.hash == rush.accepted[0].hash);
    }
    CHECK(house.house.ledger.seq() == rush.accepted[0].seq);
    house.run(voting::withdraw_vote(house.house, {anna.person_id, {}}, square));
    CHECK(votes(house, anna, square).seq == rush.accepted[0].seq);
    CHECK(tally(house, square) == json::object());
    anna.request->body_hash = "something else";
    voting::CastVote vote{square, "support"};
    CHECK(house.refusal_of(voting::cast_vote(house.house, anna, vote)) == Reason::idempotency_mismatch);
}

TEST_CASE("of fifty votes that arrive around the closing, exactly those before it count")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto last_moment  = *read_instant("2025-03-11T23:59:59.999+01:00");
    std::vector<Person> people;
    for (int i = 0; i < 50; ++i) people.push_back(citizen(house, "Voter " + std::to_string(i)));
    Screening screens(house, {"consultation/1", people::topic_of(people[0].person_id)});
    for (auto in_time : std::initializer_list<std::size_t>{0, 1, 24, 49, 50}) {
        house.house.clock.stop_at(last_moment);
        auto id = proposes(house, people[7], consultation, "Bench " + std::to_string(in_time));
        screens.add(proposals::topic_of(id));
        Rush rush(house);
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (i == in_time)
                asio::post(rush.io, [&] {
                    house.house.ledger.keep_soon([&](Tx&) { house.house.clock.advance(std::chrono::milliseconds{1}); });
                });
            rush.vote(people[i], id);
        }
        rush.io.run();
        CHECK(rush.accepted.size() == in_time);
        CHECK(rush.refused == std::vector<Reason>(50 - in_time, Reason::consultation_closed));
        CHECK(tally(house, id).value("support", std::size_t{0}) == in_time);
        for (const auto& event : rush.accepted) CHECK(event.at == last_moment);
    }
    it_is(house, "2025-03-12T00:00:00+01:00");
    CHECK(house.snapshot("consultation/1")["state"] == "closed");
    CHECK(screens.hold());
    CHECK(house.chain_holds());
}

TEST_CASE("before the opening nobody votes or withdraws a vote")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    auto square       = proposes(house, anna, consultation, "A bench in the square");
    votes(house, anna, square);
    house.house.clock.stop_at(*read_instant("2025-02-24T23:59:59.999+01:00"));
    voting::CastVote vote{square, "support"};
    CHECK(house.refusal_of(voting::cast_vote(house.house, anna, vote)) == Reason::consultation_not_open);
    CHECK(house.refusal_of(voting::withdraw_vote(house.house, anna, square)) == Reason::consultation_not_open);
    CHECK(house.refusal_of(proposals::submit_proposal(house.house, anna, change_of(consultation, "A tree")))
          == Reason::consultation_not_open);
    CHECK(tally(house, square) == json{{"support", 1}});
}

TEST_CASE("a vote on what is not there, or no more, is refused as not found")
{
    HouseUnderTest house;
    auto consultation = open_consultation(house);
    auto anna         = citizen(house, "Anna");
    for (std::int64_t id : {1, 0, -1}) {
        voting::CastVote vote{ProposalId{id}, "support"};
        CHECK(house.refusal_of(voting::cast_vote(house.house, anna, vote)) == Reason::not_found);
        CHECK(house.refusal_of(voting::withdraw_vote(house.house, anna, ProposalId{id})) == Reason::not_found);
    }
}
