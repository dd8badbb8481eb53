#include "meetings/draw.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

using namespace meetings;

namespace {

const std::vector<std::string> kinds = {"citizen", "citizen", "citizen", "municipality", "social_cooperative",
                                        "company"};
const std::vector<std::string> zones = {"", "torino", "pinerolese", "eporediese", "chivassese"};

// People who like the first tables best, as people do.
std::vector<DrawPerson> crowd(int people, int tables, unsigned seed = 1)
{
    std::mt19937 dice(seed);
    std::vector<DrawPerson> all;
    for (int number = 1; number <= people; ++number) {
        DrawPerson person{number, {}, kinds[dice() % kinds.size()], zones[dice() % zones.size()]};
        for (unsigned rank = 0, ranks = dice() % 4; rank < ranks; ++rank) {
            auto table = static_cast<std::int64_t>(
                1 + std::min(dice() % static_cast<unsigned>(tables), dice() % static_cast<unsigned>(tables)));
            if (std::find(person.preferences.begin(), person.preferences.end(), table) == person.preferences.end())
                person.preferences.push_back(table);
        }
        all.push_back(std::move(person));
    }
    return all;
}

std::vector<DrawTable> tables(int count, int seats)
{
    std::vector<DrawTable> all;
    for (int id = 1; id <= count; ++id) all.push_back({id, seats});
    return all;
}

std::map<std::int64_t, int> people_at(const Drawn& drawn)
{
    std::map<std::int64_t, int> at;
    for (auto [number, table] : drawn.seats) ++at[table];
    return at;
}

} // namespace

TEST_CASE("the same seed gives the same tables, in whatever order the people are told; another seed gives others")
{
    auto people = crowd(100, 5);
    auto once   = draw("5 dicembre", people, tables(5, 21));
    std::shuffle(people.begin(), people.end(), std::mt19937(7));
    CHECK(draw("5 dicembre", people, tables(5, 21)).seats == once.seats);
    CHECK(draw("6 dicembre", people, tables(5, 21)).seats != once.seats);
    CHECK(once.seats.size() == 100);
}

TEST_CASE("the draw can be repeated by hand: three people, two seats")
{
    // SHA-256 of "s:1" begins with 1b25, of "s:2" with 5be3, of "s:3" with d12d: in this order they stand in line.
    std::vector<DrawPerson> people = {{3, {7}, "citizen", ""}, {2, {7}, "citizen", ""}, {1, {7}, "citizen", ""}};
    auto drawn                     = draw("s", people, {{7, 1}, {8, 1}});
    CHECK(drawn.seats == std::map<int, std::int64_t>{{1, 7}, {2, 8}});
}

TEST_CASE("nobody sits at a table beyond its seats, and nobody stands while a seat is free")
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        auto drawn = draw("x", crowd(60, 4, seed), tables(4, 13));
        CHECK(drawn.seats.size() == 52);
        for (auto [table, people] : people_at(drawn)) CHECK(people <= 13);
    }
}

TEST_CASE("where there is room for all who ask, everybody has the first choice")
{
    auto people = crowd(80, 4);
    auto drawn  = draw("x", people, tables(4, 80));
    for (const auto& person : people)
        if (!person.preferences.empty()) CHECK(drawn.seats[person.number] == person.preferences[0]);
}

TEST_CASE("a first choice goes before a second, whatever the lot says")
{
    std::vector<DrawPerson> people;
    for (int number = 1; number <= 10; ++number) people.push_back({number, {1, 2}, "citizen", ""});
    for (int number = 11; number <= 14; ++number) people.push_back({number, {2}, "citizen", ""});
    auto drawn = draw("any", people, tables(2, 5));
    for (int number = 11; number <= 14; ++number) CHECK(drawn.seats[number] == 2);
    CHECK(people_at(drawn)[2] == 5);
}

TEST_CASE("where more ask than there are seats, kinds and zones are spread")
{
    std::vector<DrawPerson> people;
    for (int number = 1; number <= 30; ++number) people.push_back({number, {1}, "citizen", "torino"});
    people.push_back({31, {1}, "bank", "torino"});
    people.push_back({32, {1}, "citizen", "eporediese"});
    for (auto seed : {"a", "b", "c", "d"}) {
        auto drawn = draw(seed, people, {{1, 6}, {2, 100}});
        CHECK(drawn.seats[31] == 1);
        CHECK(drawn.seats[32] == 1);
    }
}

TEST_CASE("two thousand people at forty tables: the work stays small")
{
    auto people = crowd(2000, 40);
    auto begun  = std::chrono::steady_clock::now();
    auto drawn  = draw("seme", people, tables(40, 50));
    auto took   = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    CHECK(drawn.seats.size() == 2000);
    CHECK(drawn.looks < 100'000);
    WARN("2,000 people, 40 tables: " << drawn.looks << " looks, " << took << " ms");
}

TEST_CASE("after no-shows people move from the fullest table to the emptiest, those first who asked for it")
{
    std::vector<Sitting> people;
    for (int number = 1; number <= 6; ++number) people.push_back({number, number, 1, {1}});
    people[4].preferences = {1, 2};
    people.push_back({7, 7, 2, {2}});
    auto moves = rebalance(people, {{1, 10}, {2, 10}});
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].registration_id == 5);
    CHECK(moves[0].to == 2);
    CHECK(moves[1].registration_id == 1);
    CHECK(rebalance(people, {{1, 10}, {2, 1}}).empty());
    CHECK(rebalance({}, {{1, 10}, {2, 1}}).empty());
}
