#include "meetings/assignment.hpp"
#include "support/meeting_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

Event draws(HouseUnderTest& house, const Person& who, const OpenMeeting& world, std::optional<std::string> seed = {})
{
    return house.run(meetings::hold_draw(house.house, who, world.meeting_id, seed));
}

std::optional<TableId> table_of(HouseUnderTest& house, const Held& place)
{
    return house.read([&](Reader& reader) { return meetings::registration(reader, place.registration_id)->table_id; });
}

// What anyone does who repeats the draw from what is published.
json repeated(const json& published)
{
    std::vector<meetings::DrawPerson> people;
    for (const auto& one : published["people"])
        people.push_back(
            {one["number"], one["preferences"].get<std::vector<std::int64_t>>(), one["kind"], one.value("zone", "")});
    std::vector<meetings::DrawTable> tables;
    for (const auto& one : published["tables"]) tables.push_back({one["table_id"], one["seats"]});
    json seats = json::object();
    for (auto [number, table] : meetings::draw(published["seed"], people, tables).seats)
        seats[std::to_string(number)] = table;
    return seats;
}

} // namespace

TEST_CASE("the draw seats who is registered, is published whole, and gives the same when it is repeated")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) { m.seats.reset(); });
    auto olga  = organiser_of(house, world);
    auto bank  = body(house, "Banca etica", "bank", "torino");
    std::vector<Held> places;
    for (int i = 0; i < 5; ++i) {
        auto person              = citizen(house, "P" + std::to_string(i));
        auto wanted              = wish(world);
        wanted.table_preferences = {world.tables[0], world.tables[1]};
        if (i == 3) acts_for(house, person, bank), wanted.organisation_id = bank;
        places.push_back(registers(house, person, wanted));
    }
    Screening screens(house, {world.topic(), world.desk(), "person/2", "person/5"});
    auto event = draws(house, olga, world);
    CHECK(event.answer["seated"] == 4);
    CHECK(event.payload["seed"].get<std::string>().size() == 64);
    auto published = house.read([&](Reader& reader) { return *meetings::saved_draw(reader, world.meeting_id); });
    CHECK(repeated(published) == published["seats"]);
    CHECK(published["people"][3]["kind"] == "bank");
    CHECK(published.dump().find("P3") == std::string::npos);
    int seated = 0;
    for (const auto& place : places)
        if (table_of(house, place)) ++seated;
    CHECK(seated == 4);
    CHECK(screens.hold());

    auto again = draws(house, olga, world, "5 dicembre");
    CHECK(again.payload["seed"] == "5 dicembre");
    CHECK(house.snapshot(world.topic())["draw"]["seed"] == "5 dicembre");
    CHECK(screens.hold());
    auto anna = citizen(house, "Anna");
    CHECK(house.refusal_of(meetings::hold_draw(house.house, anna, world.meeting_id, {})) == Reason::not_found);
}

TEST_CASE("who was seated by hand stays there when it is drawn again; a full table takes nobody more")
{
    HouseUnderTest house;
    auto world = open_meeting(house);
    auto olga  = organiser_of(house, world);
    std::vector<Held> places;
    for (auto name : {"Anna", "Bruno", "Carla"}) places.push_back(registers(house, citizen(house, name), world));
    Screening screens(house, {world.topic(), world.desk(), "person/2", "person/3"});
    auto by_hand = [&](const Held& place, TableId table) {
        meetings::SeatByHand given{place.registration_id, table, "Modera Carla"};
        return meetings::seat_by_hand(house.house, olga, given);
    };
    house.run(by_hand(places[0], world.tables[1]));
    house.run(by_hand(places[1], world.tables[1]));
    CHECK(house.refusal_of(by_hand(places[2], world.tables[1])) == Reason::table_full);
    draws(house, olga, world);
    CHECK(table_of(house, places[0]) == world.tables[1]);
    CHECK(table_of(house, places[2]) == world.tables[0]);
    CHECK(screens.hold());
    CHECK(recorded(house).find("Modera") == std::string::npos);
}

TEST_CASE("when people do not come, a proposal evens the tables out, and is carried out as it stands")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) {
        m.seats.reset();
        for (auto& table : m.tables) table.seats.reset();
    });
    auto olga = organiser_of(house, world), dora = desk_of(house, world);
    std::vector<Held> places;
    for (int i = 0; i < 6; ++i) {
        auto wanted              = wish(world);
        wanted.table_preferences = {world.tables[i < 4 ? 0 : 1]};
        places.push_back(registers(house, citizen(house, "P" + std::to_string(i)), wanted));
    }
    auto by_hand = [&](const Held& place, TableId table) {
        meetings::SeatByHand given{place.registration_id, table, "x"};
        house.run(meetings::seat_by_hand(house.house, olga, given));
    };
    for (int i = 0; i < 6; ++i) by_hand(places[static_cast<std::size_t>(i)], world.tables[i < 4 ? 0 : 1]);
    it_is(house, "2025-03-29T09:45:00+01:00");
    for (int i = 0; i < 4; ++i) lets_in(house, dora, world, places[static_cast<std::size_t>(i)].code);
    Screening screens(house, {world.topic(), world.desk(), "person/3"});
    auto proposed = house.read([&](Reader& reader) { return meetings::rebalancing(reader, world.meeting_id); });
    REQUIRE(proposed["moves"].size() == 2);
    auto given = meetings::Rebalance::read(world.meeting_id, proposed);
    house.run(meetings::rebalance_tables(house.house, olga, given));
    CHECK(house.read([&](Reader& r) { return meetings::present_at(r, world.tables[0]); }) == 2);
    CHECK(house.read([&](Reader& r) { return meetings::present_at(r, world.tables[1]); }) == 2);
    CHECK(screens.hold());
}

TEST_CASE("what people need in order to come is erased when the meeting is over")
{
    HouseUnderTest house;
    auto world           = open_meeting(house);
    auto wanted          = wish(world);
    wanted.access_needs  = "Una rampa";
    wanted.dietary_needs = "Niente latte";
    registers(house, citizen(house, "Anna"), wanted);
    auto kept = [&] {
        return house.read([](Reader& r) {
            return *r.db.integer("select count(*) from registration where access_needs is not null "
                                 "or dietary_needs is not null");
        });
    };
    it_is(house, "2025-03-29T12:59:00+01:00");
    CHECK(kept() == 1);
    it_is(house, "2025-03-29T13:00:00.001+01:00");
    CHECK(kept() == 0);
}

TEST_CASE("who closes the account leaves the count of who came, and gives up what is to come")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) { m.seats = 1; });
    auto anna = citizen(house, "Anna Okapi"), bruno = citizen(house, "Bruno"), dora = desk_of(house, world);
    auto wanted         = wish(world);
    wanted.access_needs = "Una rampa";
    auto annas          = registers(house, anna, wanted);
    auto brunos         = registers(house, bruno, world);
    auto held = house.read([&](Reader& reader) { return people::everything_on(house.house, reader, anna.person_id); });
    CHECK(held["registrations"]["1"]["access_needs"] == "Una rampa");
    Screening screens(house, {world.topic(), world.desk(), people::topic_of(bruno.person_id)});
    house.run(people::close_account(house.house, anna));
    CHECK(screens.hold());
    CHECK(standing(house, brunos) == "offered");
    CHECK(house.read([&](Reader& r) {
        return *r.db.integer("select count(*) from registration where name like '%Okapi%' or access_needs is not null");
    }) == 0);

    accepts(house, brunos);
    it_is(house, "2025-03-29T09:45:00+01:00");
    lets_in(house, dora, world, brunos.code);
    house.run(people::close_account(house.house, bruno));
    CHECK(screens.hold());
    CHECK(house.snapshot(world.topic())["seats"]["in_person"]["present"] == 1);
    CHECK(house.snapshot(world.desk())["latest"].dump().find("Bruno") == std::string::npos);
    CHECK(house.chain_holds());
}
