// What people wrote about stays to be found when a new version of the text lacks the point.
#include "proposals/anchors.hpp"
#include "support/proposals_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

struct Anchored {
    HouseUnderTest house;
    OpenConsultation world = open_consultation(house);
    Person anna = citizen(house, "Anna"), olga = citizen(house, "Olga");
    NodeId point = world.node("1.1.1-A"); // where change_of() proposes

    Anchored() { becomes(house, olga, world.process_id, people::Role::organiser); }

    json shown()
    {
        return house.read([&](Reader& reader) { return proposals::anchors(reader, world.plan.plan_id); });
    }
    // The next draft: one theme, with one point beneath it that is what is told, or a new one.
    void commits(std::optional<NodeId> is)
    {
        json node{{"level", 2}, {"title", "Quel che resta"}};
        if (is) node["node_id"] = is->value;
        json nodes{{{"level", 1}, {"title", "Tema"}}, node};
        auto tree = plans::CommitDraft::read(world.plan.plan_id, {{"levels", {"Tema", "Punto"}}, {"nodes", nodes}});
        house.run(plans::commit_draft(house.house, olga, tree));
    }
};

} // namespace

TEST_CASE("a point that the newest version lacks is told with what hangs on it, however many versions later",
          "[anchors]")
{
    Anchored at;
    CHECK(at.shown() == json{{"version", 1}, {"items", json::array()}});
    auto kept      = proposes(at.house, at.anna, at.world, "A bench");
    auto withdrawn = proposes(at.house, at.anna, at.world, "Another bench");
    comments(at.house, at.olga, kept, "And a tree.");
    auto screens = Screening(at.house, {processes::topic_of(at.world.process_id)});
    CHECK(at.shown()["items"][0]["proposals"] == 2);
    withdraws(at.house, at.anna, withdrawn);
    auto there = at.shown()["items"];
    REQUIRE(there.size() == 1);
    CHECK(there[0]["node_id"] == at.point.value);
    CHECK(there[0]["proposals"] == 1);
    CHECK(there[0]["comments"] == 1);
    CHECK_FALSE(there[0].contains("loose"));

    at.commits({});
    at.commits({});
    auto loose = at.shown();
    CHECK(loose["version"] == 3);
    REQUIRE(loose["items"].size() == 1);
    CHECK(loose["items"][0]["loose"] == true);
    CHECK(loose["items"][0]["version"] == 1);
    CHECK(loose["items"][0]["title"] == there[0]["title"]);

    at.commits(at.point);
    auto again = at.shown();
    CHECK(again["items"][0]["version"] == 4);
    CHECK_FALSE(again["items"][0].contains("loose"));
    CHECK(again["items"][0]["title"] == "Quel che resta");
    CHECK(screens.hold());
}
