// Many at the same instant, each on a connection and a thread of their own: one order comes out, and all are told the same.
#include "support/consultation_verbs.hpp"
#include "support/meeting_verbs.hpp"
#include "support/proposals_verbs.hpp"
#include "support/visitors.hpp"
#include "tables/tables.hpp"

#include <algorithm>
#include <barrier>
#include <catch2/catch.hpp>
#include <functional>

namespace {

Visitor signed_in(ServedHouse& house, const Person& person)
{
    auto email = house.inner.read([&](Reader& reader) {
        return reader.db.text("select email from person where person_id = ?", person.person_id).value();
    });
    Browser browser(house.inner);
    browser.asks(email);
    browser.confirms(mailed_code(house.inner));
    Visitor visitor(house);
    visitor.cookie = "arengo=" + browser.cookie;
    return visitor;
}

// All of these at once. The answers, in the order of the deeds.
using Deed = std::function<Answer()>;
std::vector<Answer> at_once(const std::vector<Deed>& deeds)
{
    std::vector<Answer> answers(deeds.size());
    std::barrier ready(static_cast<std::ptrdiff_t>(deeds.size()));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < deeds.size(); ++i)
        threads.emplace_back([&, i] {
            ready.arrive_and_wait();
            answers[i] = deeds[i]();
        });
    for (auto& thread : threads) thread.join();
    return answers;
}

std::size_t answered(const std::vector<Answer>& answers, int status)
{
    return static_cast<std::size_t>(
        std::count_if(answers.begin(), answers.end(), [&](const Answer& answer) { return answer.status == status; }));
}

// A table with a running session and a quick vote over one group; fifty people sit at it.
struct Voting {
    static constexpr int people = 50;
    ServedHouse house;
    OpenMeeting day = open_meeting(house.inner, [](meetings::NewMeeting& meeting) {
        for (auto& table : meeting.tables) table.seats = people;
    });
    TableId table   = day.tables[0];
    Person paola    = citizen(house.inner, "Paola");
    std::vector<Visitor> voters;
    GroupId group;
    DotVoteId vote;

    Voting()
    {
        it_is(house.inner, "2025-03-29T09:30:00+01:00");
        tables::SetUpTable wanted{table, {paola.person_id}, {}};
        tables::NewSession round;
        round.question  = "What moves us on?";
        wanted.sessions = {round};
        house.inner.run(tables::set_up_table(house.house, Person{}, wanted));
        tables::RunSession start{table, tables::Action::start, {}, {}};
        house.inner.run(tables::run_session(house.house, paola, start));
        auto code = house.inner.read([&](Reader& reader) { return meetings::table(reader, table).value().join_code; });
        for (int i = 0; i < people; ++i) {
            voters.push_back(signed_in(house, citizen(house.inner, "Voter " + std::to_string(i))));
            REQUIRE(voters.back().post("/api/tables/join", {{"code", code}}).status == 200);
        }
        tables::AddGroup theme{table, "A bench", {}};
        auto event = house.inner.run(tables::add_group(house.house, paola, theme));
        group      = GroupId{event.answer["group_id"].get<std::int64_t>()};
        tables::OpenDotVote open{.table_id = table, .points_each = 1, .secret = true};
        event = house.inner.run(tables::open_dot_vote(house.house, paola, open));
        vote  = DotVoteId{event.answer["dot_vote_id"].get<std::int64_t>()};
    }
};

} // namespace

TEST_CASE("a hundred equal votes on a hundred connections at once are one vote", "[crowd]")
{
    ServedHouse house;
    auto consultation = open_consultation(house.inner);
    auto anna         = citizen(house.inner, "Anna");
    auto square       = proposes(house.inner, anna, consultation, "A bench in the square");
    auto visitor      = signed_in(house, anna);
    auto before       = house.house.ledger.seq();
    Headers key;
    auto expected = before + 100;
    SECTION("each meant anew") {}
    SECTION("one that was sent a hundred times")
    {
        key      = {{"Idempotency-Key", "once"}};
        expected = before + 1;
    }
    auto path = "/api/proposals/" + std::to_string(square.value) + "/vote";
    auto vote = [&] {
        auto own = visitor;
        return own.put(path, {{"choice", "support"}}, key);
    };
    auto answers = at_once(std::vector<Deed>(100, vote));
    CHECK(answered(answers, 200) == 100);
    CHECK(tally(house.inner, square) == json{{"support", 1}});
    CHECK(house.inner.snapshot("consultation/1")["counts"]["supports"] == 1);
    CHECK(house.house.ledger.seq() == expected);
    if (!key.empty())
        for (const auto& answer : answers) CHECK(answer.body == answers.front().body);
    CHECK(house.inner.chain_holds());
}

TEST_CASE("fifty ballots and fifty closings at once: each ballot counts or is refused, and there is one closing",
          "[crowd]")
{
    Voting at;
    auto id    = std::to_string(at.vote.value);
    auto paola = signed_in(at.house, at.paola);
    std::vector<Deed> deeds;
    for (auto& voter : at.voters) {
        deeds.push_back([&] {
            return voter.put("/api/dot-votes/" + id + "/ballot", {{"points", {{std::to_string(at.group.value), 1}}}});
        });
        deeds.push_back([&] {
            auto own = paola;
            return own.post("/api/dot-votes/" + id + "/close");
        });
    }
    auto answers = at_once(deeds);
    std::vector<Answer> ballots, closings;
    for (std::size_t i = 0; i < answers.size(); ++i) (i % 2 == 0 ? ballots : closings).push_back(answers[i]);
    CHECK(answered(closings, 200) == 1);
    for (const auto& closing : closings)
        if (closing.status != 200) CHECK(closing.reason() == "vote_closed");
    auto counted = answered(ballots, 200);
    for (const auto& ballot : ballots)
        if (ballot.status != 200) CHECK(ballot.reason() == "vote_closed");
    auto shown = at.house.inner.snapshot(tables::topic_of(at.table))["vote"];
    CHECK(shown["state"] == "closed");
    CHECK(shown["voters"] == counted);
    CHECK(shown["choices"][std::to_string(at.group.value)].value("points", std::size_t{0}) == counted);
    CHECK(at.house.inner.chain_holds());
}

TEST_CASE(
    "fifty people on fifty connections want the last seat: one has it, forty-nine wait in the order of the record",
    "[crowd]")
{
    ServedHouse house;
    auto world = open_meeting(house.inner, [](meetings::NewMeeting& meeting) { meeting.seats = 1; });
    std::vector<Visitor> people;
    for (int i = 0; i < 50; ++i)
        people.push_back(signed_in(house, citizen(house.inner, "Person " + std::to_string(i))));
    auto path = "/api/meetings/" + std::to_string(world.meeting_id.value) + "/registrations";
    std::vector<Deed> deeds;
    for (auto& person : people)
        deeds.push_back([&] { return person.post(path, {{"mode", "in_person"}, {"answers", {{"1", "Torino"}}}}); });
    auto answers = at_once(deeds);
    REQUIRE(answered(answers, 201) == 50);
    int seats = 0;
    std::map<std::int64_t, int> waiting; // position by number in the record
    for (const auto& answer : answers) {
        auto value = answer.value();
        if (value["state"] == "registered")
            ++seats;
        else
            waiting[value["seq"].get<std::int64_t>()] = value["position"];
    }
    CHECK(seats == 1);
    REQUIRE(waiting.size() == 49);
    int expected = 0;
    for (auto [seq, position] : waiting) CHECK(position == ++expected);
    CHECK(house.inner.chain_holds());
}
