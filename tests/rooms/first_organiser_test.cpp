#include "people/first_organiser.hpp"
#include "processes/set_up.hpp"
#include "support/people_verbs.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

std::string token_of(const std::string& link) { return link.substr(link.find('#') + 1); }

struct EmptyHouse {
    HouseUnderTest house;

    awaitable<people::SignedIn> opening(const std::string& link, const std::string& email = "olga@example.org")
    {
        return people::begin_as_organiser(house.house, {token_of(link), "Olga", email}, "it", "");
    }
};

} // namespace

TEST_CASE("who opens the link first organises the house, signed in, and may begin a process")
{
    EmptyHouse empty;
    CHECK_FALSE(empty.house.read([](Reader& r) { return people::has_organisers(r); }));
    auto link = people::organiser_link(empty.house.house);
    CHECK_THAT(link, Contains("/organise#"));
    auto olga = empty.house.run(empty.opening(link));
    auto who  = people::identify(empty.house.house, olga.session);
    REQUIRE(who.has_value());
    CHECK(who->person_id == olga.person_id);
    empty.house.read([&](Reader& r) {
        CHECK(people::has_organisers(r));
        CHECK(people::name_of(r, olga.person_id) == "Olga");
        CHECK(processes::may_begin(r, olga.person_id));
    });
}

TEST_CASE("the link works once, for half an hour, and a newer one ends it")
{
    EmptyHouse empty;
    auto& door = empty.house.house;
    auto first = people::organiser_link(door);
    auto newer = people::organiser_link(door);
    CHECK(empty.house.refusal_of(empty.opening(first)) == Reason::sign_in_expired);
    empty.house.run(empty.opening(newer));
    CHECK(empty.house.refusal_of(empty.opening(newer, "carla@example.org")) == Reason::sign_in_expired);
    auto late = people::organiser_link(door);
    door.clock.run_from(door.clock.now() + 30min + 1ms);
    CHECK(empty.house.refusal_of(empty.opening(late)) == Reason::sign_in_expired);
    CHECK(empty.house.refusal_of(empty.opening("http://x/organise#guess")) == Reason::sign_in_expired);
}

TEST_CASE("a mistaken address does not use the link up")
{
    EmptyHouse empty;
    auto link = people::organiser_link(empty.house.house);
    CHECK(empty.house.refusal_of(empty.opening(link, "olga")) == Reason::bad_value);
    empty.house.run(empty.opening(link));
}
