// The sets that count: who has spoken where, what each node received, who came.
#include "support/exports_verbs.hpp"
#include "support/meeting_verbs.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

json sets_for_desk(HouseUnderTest& house, ProcessId process)
{
    return json::parse(exported(house, "data", process))["sets"];
}

json sets_for_anyone(HouseUnderTest& house, ProcessId process)
{
    return json::parse(unpacked(exported(house, "open_data", process)).at("data.json"))["sets"];
}

// {"citizen": 2} of the rows with this node and face.
std::map<std::string, int> voices(const json& rows, const std::string& node, const std::string& by)
{
    std::map<std::string, int> told;
    for (const auto& row : rows)
        if (row["node_number"] == node && row["by"] == by) told[row["group"]] = row["voices"];
    return told;
}

json row_of(const json& rows, const std::string& key, const std::string& value)
{
    for (const auto& row : rows)
        if (row[key] == value) return row;
    return {};
}

} // namespace

TEST_CASE(
    "coverage counts one voice for each person and body, whatever they wrote there; small groups are told to the desk",
    "[exports_sets]")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    auto coop = body(house, "Cooperativa Alta Valle");
    acts_for(house, bruno, coop);
    auto bench = proposes(house, anna, world, "A bench");
    proposes(house, anna, world, "Another bench");
    comments(house, anna, bench, "As I said");
    comments(house, bruno, bench, "Well said");
    endorses(house, bruno, bench, coop);
    votes(house, bruno, bench);
    auto number   = sets_for_desk(house, world.process_id)["proposals"][0]["node_number"].get<std::string>();
    auto kind     = house.read([&](Reader& reader) { return people::organisation(reader, coop)->kind; });
    using Voices  = std::map<std::string, int>;
    auto coverage = [&](const json& sets) { return voices(sets["coverage"], number, "kind"); };
    CHECK(coverage(sets_for_desk(house, world.process_id)) == Voices{{"citizen", 2}, {kind, 1}});
    CHECK(coverage(sets_for_anyone(house, world.process_id)).empty());
    for (auto name : {"Carla", "Dario", "Elena", "Fulvio"}) proposes(house, citizen(house, name), world, name);
    CHECK(coverage(sets_for_desk(house, world.process_id)) == Voices{{"citizen", 6}, {kind, 1}});
    CHECK(coverage(sets_for_anyone(house, world.process_id)) == Voices{{"others", 7}});
}

TEST_CASE("what a node received is told with all that hangs beneath it, to everybody alike", "[exports_sets]")
{
    HouseUnderTest house;
    auto world = open_consultation(house);
    auto anna = citizen(house, "Anna"), bruno = citizen(house, "Bruno");
    auto bench = proposes(house, anna, world, "A bench");
    auto other = proposes(house, bruno, world, "Buses");
    for (const auto& who : {anna, bruno}) votes(house, who, bench);
    votes(house, anna, other);
    comments(house, anna, other, "Yes");
    auto desk = sets_for_desk(house, world.process_id);
    CHECK(desk["supports"] == sets_for_anyone(house, world.process_id)["supports"]);
    auto number = desk["proposals"][0]["node_number"].get<std::string>();
    auto own    = row_of(desk["supports"], "node_number", number);
    CHECK(own["proposals"] == 2);
    CHECK(own["votes"] == 3);
    CHECK(own["comments"] == 1);
    auto top = row_of(desk["supports"], "node_number", "1");
    CHECK(top["proposals"] == 0);
    CHECK(top["proposals_beneath"] == 2);
    CHECK(top["votes_beneath"] == 3);
    CHECK(row_of(desk["supports"], "node_number", "2")["votes_beneath"] == 0);
}

TEST_CASE("who registered is told by the way they take part, and to everybody as one number where a group is small",
          "[exports_sets]")
{
    HouseUnderTest house;
    auto world = open_meeting(house, [](meetings::NewMeeting& m) { m.seats = 6; });
    int n      = 0;
    for (std::string mode :
         {"in_person", "in_person", "in_person", "in_person", "in_person", "in_person", "online", "online"})
        registers(house, citizen(house, "Guest " + std::to_string(++n)), world, mode);
    auto desk = sets_for_desk(house, world.process_id)["presence"];
    CHECK(row_of(desk, "mode", "in_person")["registered"] == 6);
    CHECK(row_of(desk, "mode", "online")["registered"] == 2);
    auto shown = sets_for_anyone(house, world.process_id)["presence"];
    CHECK(row_of(shown, "mode", "in_person").is_null());
    CHECK(row_of(shown, "mode", "online").is_null());
    CHECK(row_of(shown, "meeting", "Una giornata sul piano")["registered"] == 8);
}
