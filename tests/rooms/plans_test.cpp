#include "support/consultation_verbs.hpp"

#include <catch2/catch.hpp>

namespace {

std::vector<std::string> numbers(const std::vector<plans::Node>& nodes)
{
    std::vector<std::string> list;
    for (const auto& node : nodes) list.push_back(node.number);
    return list;
}

plans::NewVersion next_of(const PublishedPlan& plan, ProcessId process_id)
{
    auto version    = small_plan(process_id);
    version.plan_id = plan.plan_id;
    return version;
}

} // namespace

TEST_CASE("a plan is read depth first, with the level names of its own")
{
    HouseUnderTest house;
    auto plan = publish(house, small_plan(begin_process(house)));
    house.read([&](Reader& reader) {
        auto all = plans::nodes(reader, plan.plan_id, 1);
        CHECK(numbers(all) == std::vector<std::string>{"1", "1.1", "1.1.1", "A", "B", "r1", "1.2", "2", "2.1"});
        auto action = *plans::node(reader, plan.plan_id, 1, plan.nodes["1.1.1-A"]);
        CHECK(action.level_name == "Azione");
        CHECK(plans::words_of(action) == "Dare alla rete una segreteria comune.");
        CHECK(numbers(plans::path_of(reader, plan.plan_id, 1, action.node_id))
              == std::vector<std::string>{"1", "1.1", "1.1.1"});
        CHECK(plans::with_descendants(reader, plan.plan_id, 1, plan.nodes["1.1"]).size() == 5);
        CHECK(plans::with_descendants(reader, plan.plan_id, 1, plan.nodes["2.1"]).size() == 1);
        return 0;
    });
}

TEST_CASE("a node keeps its id through versions while number and title agree, wherever others go")
{
    HouseUnderTest house;
    auto process_id       = begin_process(house);
    auto first            = publish(house, small_plan(process_id));
    auto wanted           = next_of(first, process_id);
    wanted.nodes[6].title = "Misurare meglio";    // 1.2 is another now
    wanted.nodes.erase(wanted.nodes.begin() + 4); // B has gone
    auto second = publish(house, wanted);

    CHECK(second.plan_id == first.plan_id);
    CHECK(second.version == 2);
    for (auto key : {"1", "1.1", "1.1.1", "1.1.1-A", "1.1.1-r1", "2", "2.1"})
        CHECK(second.nodes[key] == first.nodes[key]);
    CHECK(second.nodes["1.2"].value > first.nodes["2.1"].value);
    house.read([&](Reader& reader) {
        CHECK(plans::version(reader, first.plan_id, 1)->state == "superseded");
        CHECK(plans::version(reader, first.plan_id, 2)->state == "published");
        CHECK(plans::node(reader, first.plan_id, 1, first.nodes["1.1.1-B"]).has_value());
        CHECK_FALSE(plans::node(reader, first.plan_id, 2, first.nodes["1.1.1-B"]).has_value());
        return 0;
    });
    CHECK(house.chain_holds());
}

TEST_CASE("twins are told apart by their parent, and never by a guess")
{
    HouseUnderTest house;
    auto process_id = begin_process(house);
    auto twins      = small_plan(process_id);
    twins.nodes     = {{"1", {}, 1, "1", "Uno", "", "", 1},          {"1-A", "1", 2, "A", "Ascolto", "", "", 1},
                       {"2", {}, 1, "2", "Due", "", "", 2},          {"2-A", "2", 2, "A", "Ascolto", "", "", 1},
                       {"3", {}, 1, "3", "Tre", "", "", 3},          {"3-A", "3", 2, "A", "Cura", "", "", 1},
                       {"3-A again", "3", 2, "A", "Cura", "", "", 2}};
    auto first      = publish(house, twins);
    twins.plan_id   = first.plan_id;
    auto second     = publish(house, twins);
    CHECK(second.nodes["1-A"] == first.nodes["1-A"]);
    CHECK(second.nodes["2-A"] == first.nodes["2-A"]);
    CHECK(second.nodes["3-A"].value > first.nodes["3-A again"].value);
    CHECK(second.nodes["3-A again"].value > first.nodes["3-A again"].value);
}

TEST_CASE("a version that does not hang together is refused with the field")
{
    HouseUnderTest house;
    auto process_id = begin_process(house);
    auto refused    = [&](auto change) {
        auto version = small_plan(process_id);
        change(version);
        return house.refusal_of(plans::publish_version(house.house, Person{}, version));
    };
    CHECK(refused([](auto& v) { v.nodes[1].parent = "9"; }) == Reason::bad_value);
    CHECK(refused([](auto& v) { v.nodes[1].level = 6; }) == Reason::bad_value);
    CHECK(refused([](auto& v) { v.nodes[1].key = "1"; }) == Reason::bad_value);
    CHECK(refused([](auto& v) { v.levels.clear(); }) == Reason::bad_value);
    CHECK(refused([](auto& v) { v.plan_id = PlanId{77}; }) == Reason::not_found);
    CHECK(refused([](auto& v) { v.process_id = ProcessId{77}; }) == Reason::not_found);
    CHECK(house.read([](Reader& reader) { return reader.db.integer("select count(*) from plan"); }) == 0);
}
