#include "plans/plans.hpp"

#include <catch2/catch.hpp>

using namespace plans;

namespace {

Node node(std::int64_t id, const std::string& number, const std::string& body, std::int64_t parent = 0)
{
    Node one;
    one.node_id = NodeId{id};
    if (parent) one.parent_id = NodeId{parent};
    one.number = number, one.body = body;
    return one;
}

// "changed 2, removed 3": what differs, in its order.
std::string told(const std::vector<Node>& before, const std::vector<Node>& after)
{
    std::string all;
    auto differing = changes(before, after);
    for (const auto& change : differing) {
        if (!all.empty()) all += ", ";
        all += std::string(name_of(change.kind)) + " " + std::to_string(change.node().node_id.value);
    }
    return all;
}

} // namespace

TEST_CASE("two versions differ node by node, in the order of the later text")
{
    std::vector<Node> before{node(1, "1", "Uno"), node(2, "1.1", "Due", 1), node(3, "1.2", "Tre", 1)};
    CHECK(told(before, before).empty());
    CHECK(told(before, {node(1, "1", "Uno"), node(2, "1.1", "Altro", 1), node(3, "1.2", "Tre", 1)}) == "changed 2");
    CHECK(told(before,
               {node(1, "1", "Uno"), node(4, "1.1", "Nuovo", 1), node(2, "1.2", "Due", 1), node(3, "1.3", "Tre", 1)})
          == "added 4, moved 2, moved 3");
}

TEST_CASE("what was removed stands after what it followed")
{
    std::vector<Node> before{node(1, "1", "Uno"), node(2, "2", "Due"), node(3, "3", "Tre"), node(4, "4", "Quattro")};
    CHECK(told(before, {node(2, "2", "Due"), node(4, "4", "Altro")}) == "removed 1, removed 3, changed 4");
    CHECK(told(before, {}) == "removed 1, removed 2, removed 3, removed 4");
}
