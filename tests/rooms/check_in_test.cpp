#include "meetings/desk.hpp"
#include "support/meeting_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

Refusal turned_away(HouseUnderTest& house, const Person& desk, const OpenMeeting& world, const std::string& code)
{
    try {
        lets_in(house, desk, world, code);
    } catch (const Refusal& refusal) {
        return refusal;
    }
    throw std::logic_error("the door let them in");
}

Instant at(const char* hour) { return *read_instant("2025-03-29T" + std::string(hour) + "+01:00"); }

} // namespace

TEST_CASE("each person is in once, at whatever door and on whatever device; the first time stays")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto anna = citizen(house, "Anna"), dora = desk_of(house, world);
    auto place = registers(house, anna, world);
    Screening screens(house, {world.topic(), world.desk(), people::topic_of(anna.person_id)});
    it_is(house, "2025-03-29T09:10:00+01:00");
    auto first = lets_in(house, dora, world, place.code);
    CHECK_FALSE(first.answer.contains("again"));
    CHECK(house.snapshot(world.desk())["arrivals"] == json{{"present", 1}, {"expected", 1}});
    CHECK(house.snapshot(world.desk())["latest"].begin().value()["name"] == "Anna");

    it_is(house, "2025-03-29T09:20:00+01:00");
    auto second = lets_in(house, dora, world, "https://arengo.example/tickets/" + place.code, "Cortile");
    CHECK(second.answer["again"] == true);
    CHECK(second.answer["checked_in_at"] == to_text(at("09:10:00")));
    CHECK(second.answer["door"] == "Ingresso");
    auto offline = lets_in(house, dora, world, place.code, "Cortile", at("09:05:00"));
    CHECK(offline.answer["checked_in_at"] == to_text(at("09:05:00")));
    CHECK(offline.answer["door"] == "Cortile");
    auto wrong_clock = lets_in(house, dora, world, place.code, "Retro", *read_instant("2019-01-01T00:00:00Z"));
    CHECK(wrong_clock.answer["checked_in_at"] == to_text(at("09:05:00")));
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["present"] == 1);
    CHECK(screens.hold());
    CHECK(recorded(house).find("Anna") == std::string::npos);

    house.run(meetings::undo_check_in(house.house, dora, place.registration_id));
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["present"] == 0);
    CHECK(house.snapshot(world.desk())["latest"].empty());
    CHECK(house.refusal_of(meetings::undo_check_in(house.house, dora, place.registration_id)) == Reason::not_found);
    CHECK(screens.hold());
    CHECK(house.chain_holds());
}

TEST_CASE("a forged ticket, one of another meeting, one that gives no seat: the door says which")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) { m.seats = 1; });
    auto other = open_meeting(house, [](meetings::NewMeeting& m) {
        m.title     = "Altrove";
        m.questions = {};
    });
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno"), dora = desk_of(house, world);
    registers(house, anna, world);
    auto waiting   = registers(house, bruno, world);
    auto wanted    = wish(other);
    wanted.answers = json::object();
    auto foreign   = registers(house, anna, wanted);
    it_is(house, "2025-03-29T09:10:00+01:00");
    CHECK(turned_away(house, dora, world, "ABCDEFGHJKMN").reason == Reason::unknown_code);
    CHECK(turned_away(house, dora, world, "https://elsewhere.example/").reason == Reason::unknown_code);
    auto refusal = turned_away(house, dora, world, foreign.code);
    CHECK(refusal.reason == Reason::other_meeting);
    CHECK(refusal.details["meeting_title"] == "Altrove");
    refusal = turned_away(house, dora, world, waiting.code);
    CHECK(refusal.reason == Reason::not_registered);
    CHECK(refusal.details["state"] == "waiting_list");
    CHECK(turned_away(house, bruno, world, waiting.code).reason == Reason::not_found);
    cancels(house, waiting);
    CHECK(turned_away(house, dora, world, waiting.code).details["state"] == "cancelled");
}

TEST_CASE("who comes without registering is let in, also beyond the seats; who is inside cannot cancel")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) { m.seats = 1; });
    auto anna = citizen(house, "Anna"), dora = desk_of(house, world);
    auto place = registers(house, anna, world);
    Screening screens(house, {world.topic(), world.desk(), people::topic_of(anna.person_id)});
    it_is(house, "2025-03-29T09:10:00+01:00");
    lets_in(house, dora, world, place.code);
    CHECK(house.refusal_of(meetings::cancel_registration(house.house, {}, place.code)) == Reason::already_checked_in);
    meetings::AddWalkIn given{.meeting_id = world.meeting_id, .name = "Zeno", .mode = "in_person", .door = "Ingresso"};
    given.table_id = world.tables[0];
    auto event     = house.run(meetings::add_walk_in(house.house, dora, given));
    CHECK(event.kind == "walk_in_added");
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["present"] == 2);
    CHECK(house.read([&](Reader& r) { return meetings::present_at(r, world.tables[0]); }) == 1);
    given.name = "Yara";
    house.run(meetings::add_walk_in(house.house, dora, given));
    given.name = "Xenia";
    CHECK(house.refusal_of(meetings::add_walk_in(house.house, dora, given)) == Reason::table_full);
    given.table_id.reset();
    given.at = at("09:02:00"); // the door had no network then
    CHECK(house.run(meetings::add_walk_in(house.house, dora, given)).answer["checked_in_at"]
          == to_text(at("09:02:00")));
    CHECK(screens.hold());
}

TEST_CASE("who follows online comes by themselves, from an hour before, and is counted apart")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto anna  = citizen(house, "Anna");
    auto place = registers(house, anna, world, "online");
    Screening screens(house, {world.topic(), world.desk(), people::topic_of(anna.person_id)});
    it_is(house, "2025-03-29T08:29:00+01:00");
    CHECK(house.refusal_of(meetings::arrive_online(house.house, {}, place.code)) == Reason::not_found);
    it_is(house, "2025-03-29T09:35:00+01:00");
    house.run(meetings::arrive_online(house.house, {}, place.code));
    auto seats = house.snapshot(world.topic())["seats"];
    CHECK(seats["online"]["present"] == 1);
    CHECK(seats["in_person"]["present"] == 0);
    CHECK(screens.hold());
}

TEST_CASE("the newest twenty arrivals are on the desk's screen, whatever the order they are told in")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) { m.seats.reset(); });
    auto dora  = desk_of(house, world);
    std::vector<Held> places;
    for (int i = 0; i < 22; ++i) places.push_back(registers(house, citizen(house, "P" + std::to_string(i)), world));
    Screening screens(house, {world.topic(), world.desk()});
    it_is(house, "2025-03-29T10:00:00+01:00");
    for (int i = 0; i < 22; ++i)
        lets_in(house, dora, world, places[static_cast<std::size_t>(i)].code, "A",
                at("09:00:00") + std::chrono::seconds{(i * 7) % 22});
    CHECK(screens.hold());
    CHECK(house.snapshot(world.desk())["latest"].size() == 20);
}

TEST_CASE("the desk finds people by a piece of their name, page by page, and those who wait in their order")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) { m.seats = 3; });
    for (auto name : {"Éva Òmega", "Bruno", "Carla", "Anna", "Dario"}) registers(house, citizen(house, name), world);
    auto names = [&](meetings::DeskQuery query) {
        query.meeting_id = world.meeting_id;
        std::vector<std::string> all;
        for (;;) {
            auto page = house.read([&](Reader& reader) { return meetings::desk_list(reader, query); });
            for (const auto& one : page["items"]) all.push_back(one["name"]);
            if (!page.contains("next")) return all;
            query.cursor = page["next"];
        }
    };
    meetings::DeskQuery by_two;
    by_two.limit = 2;
    CHECK(names(by_two) == std::vector<std::string>{"Anna", "Bruno", "Carla", "Dario", "Éva Òmega"});
    meetings::DeskQuery search;
    search.q = "omeg";
    CHECK(names(search) == std::vector<std::string>{"Éva Òmega"});
    search.q = "%";
    CHECK(names(search).empty());
    meetings::DeskQuery waiting;
    waiting.state = "waiting_list", waiting.limit = 1;
    CHECK(names(waiting) == std::vector<std::string>{"Anna", "Dario"});
}
