#include "plans/plans.hpp"

#include <set>

namespace plans {

namespace {

using Kind = NodeChange::Kind;

std::optional<Kind> difference(const Node& before, const Node& after)
{
    if (before.title != after.title || before.body != after.body) return Kind::changed;
    if (before.number != after.number || before.parent_id != after.parent_id) return Kind::moved;
    return {};
}

// Those that are no longer there, under the node of the later text that they followed; none: they came first.
std::map<NodeId, std::vector<Node>> removed_after(const std::vector<Node>& before, const std::set<NodeId>& still_there)
{
    std::map<NodeId, std::vector<Node>> removed;
    NodeId last;
    for (const auto& node : before) {
        if (still_there.contains(node.node_id))
            last = node.node_id;
        else
            removed[last].push_back(node);
    }
    return removed;
}

} // namespace

std::string_view name_of(Kind kind)
{
    switch (kind) {
        case Kind::added: return "added";
        case Kind::removed: return "removed";
        case Kind::changed: return "changed";
        case Kind::moved: return "moved";
    }
    return "changed";
}

std::vector<NodeChange> changes(const std::vector<Node>& before, const std::vector<Node>& after)
{
    std::map<NodeId, const Node*> earlier;
    for (const auto& node : before) earlier[node.node_id] = &node;
    std::set<NodeId> still_there;
    for (const auto& node : after) still_there.insert(node.node_id);
    auto removed = removed_after(before, still_there);

    std::vector<NodeChange> all;
    auto add_removed = [&](NodeId followed) {
        for (const auto& node : removed[followed]) all.push_back({Kind::removed, node, std::nullopt});
    };
    add_removed(NodeId{});
    for (const auto& node : after) {
        auto found = earlier.find(node.node_id);
        if (found == earlier.end())
            all.push_back({Kind::added, std::nullopt, node});
        else if (auto kind = difference(*found->second, node))
            all.push_back({*kind, *found->second, node});
        add_removed(node.node_id);
    }
    return all;
}

} // namespace plans
