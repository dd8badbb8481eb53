#include "plans/rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace plans {

namespace {

Refusal bad(std::string_view field) { return {Reason::bad_value, {{"field", field}}}; }
bool is_clean(const std::string& text) { return clean_text(text) == text; }

template <class AnyNode> std::string likeness(const AnyNode& node)
{
    return node.number + '\n' + (node.title.empty() ? '\n' + node.body : node.title);
}

// How often each likeness occurs, alone and beneath each parent; and which node was the last to have it.
struct Census {
    std::map<std::string, int> all;
    std::map<std::pair<std::string, NodeId>, int> beneath;
    std::map<std::string, NodeId> found;
    std::map<std::pair<std::string, NodeId>, NodeId> found_beneath;
};

Census census_of(const std::vector<Node>& nodes)
{
    Census census;
    for (const auto& node : nodes) {
        auto like  = likeness(node);
        auto place = std::pair{like, node.parent_id.value_or(NodeId{})};
        ++census.all[like], ++census.beneath[place];
        census.found[like] = census.found_beneath[place] = node.node_id;
    }
    return census;
}

} // namespace

Verdict is_sound(const NewVersion& version)
{
    if (version.title.empty() || !is_clean(version.title)) return bad("title");
    if (version.levels.empty()) return bad("levels");
    for (const auto& name : version.levels)
        if (name.empty() || !is_clean(name)) return bad("levels");
    std::map<std::string, int> seen; // key: level
    for (const auto& node : version.nodes) {
        if (node.level < 1 || node.level > static_cast<int>(version.levels.size())) return bad("level");
        for (const auto* text : {&node.number, &node.title, &node.short_title, &node.body})
            if (!is_clean(*text)) return bad("nodes");
        if (node.title.empty() && node.body.empty()) return bad("title");
        if (node.parent) {
            auto parent = seen.find(*node.parent);
            if (parent == seen.end() || parent->second >= node.level) return bad("parent");
        }
        if (!seen.emplace(node.key, node.level).second) return bad("key");
    }
    return granted;
}

std::vector<std::optional<std::size_t>> parents_of(const std::vector<NewNode>& nodes)
{
    std::map<std::string, std::size_t> places;
    std::vector<std::optional<std::size_t>> parents;
    for (const auto& node : nodes) {
        parents.push_back(node.parent ? std::optional{places.at(*node.parent)} : std::nullopt);
        places[node.key] = places.size();
    }
    return parents;
}

std::vector<std::optional<NodeId>> same_nodes(const std::vector<NewNode>& nodes, const std::vector<Node>& earlier)
{
    auto parents = parents_of(nodes);
    auto census  = census_of(earlier);
    std::map<std::string, int> all;
    std::map<std::pair<std::string, std::size_t>, int> beneath;
    auto place_of = [&](std::size_t i) { return std::pair{likeness(nodes[i]), parents[i] ? *parents[i] + 1 : 0}; };
    for (std::size_t i = 0; i < nodes.size(); ++i) ++all[likeness(nodes[i])], ++beneath[place_of(i)];

    std::vector<std::optional<NodeId>> same(nodes.size());
    std::set<NodeId> taken;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto like   = likeness(nodes[i]);
        auto parent = parents[i] ? same[*parents[i]] : NodeId{};
        auto there  = parent ? std::pair{like, *parent} : std::pair{std::string{}, NodeId{}};
        if (all[like] == 1 && census.all[like] == 1)
            same[i] = census.found[like];
        else if (parent && beneath[place_of(i)] == 1 && census.beneath[there] == 1)
            same[i] = census.found_beneath[there];
        if (same[i] && !taken.insert(*same[i]).second) same[i].reset();
    }
    return same;
}

std::vector<Span> spans_of(const std::vector<NewNode>& nodes)
{
    auto parents = parents_of(nodes);
    std::vector<std::vector<std::size_t>> children(nodes.size() + 1);
    for (std::size_t i = 0; i < nodes.size(); ++i) children[parents[i] ? *parents[i] + 1 : 0].push_back(i);
    for (auto& list : children)
        std::stable_sort(list.begin(), list.end(), [&](auto a, auto b) { return nodes[a].order < nodes[b].order; });

    std::vector<Span> spans(nodes.size());
    int next  = 0;
    auto walk = [&](auto& self, std::size_t at) -> void { // as deep as there are levels
        for (auto child : children[at]) {
            spans[child].first = ++next;
            self(self, child + 1);
            spans[child].last = next;
        }
    };
    walk(walk, 0);
    return spans;
}

std::string words_of(const Node& node) { return node.body.empty() ? node.title : node.body; }

std::string short_name_of(const Node& node)
{
    constexpr std::size_t max_chars = 80; // one line of an index on a phone, twice over
    if (!node.short_title.empty()) return node.short_title;
    return excerpt(node.title.empty() ? node.body : node.title, max_chars);
}

} // namespace plans
