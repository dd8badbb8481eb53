#include "plans/saving.hpp"

#include "base/digest.hpp"
#include "plans/rows.hpp"
#include "processes/processes.hpp"

#include <set>

namespace plans {

namespace {

Version next_version(Tx& tx, const NewVersion& wanted, std::string_view state)
{
    Version next{.process_id = wanted.process_id, .version = 1, .title = wanted.title, .state = std::string(state)};
    if (wanted.plan_id) {
        if (!has_plan(tx, *wanted.plan_id)) throw Refusal{Reason::not_found};
        next.plan_id    = *wanted.plan_id;
        next.process_id = process_of(tx, next.plan_id);
        auto newest     = newest_version(tx, next.plan_id);
        next.version    = newest ? newest->version + 1 : 1;
    } else {
        if (next.process_id && !processes::process(tx, *next.process_id)) throw Refusal{Reason::not_found};
        next.plan_id = insert_plan(tx, next.process_id, next.title);
    }
    return next;
}

template <class Nodes> std::string digest_of(const Nodes& nodes)
{
    auto all = json::array();
    for (const auto& node : nodes) all.push_back({node.level, node.number, node.title, node.short_title, node.body});
    return to_hex(sha256(canonical(all)));
}

Node to_node(const NewNode& node, NodeId id, std::optional<NodeId> parent)
{
    return {id, parent, node.level, node.number, node.title, node.short_title, node.body, node.order, "", 1};
}

// Those that are told to be a node are it; the others are what they look like, among the nodes that are left.
std::vector<std::optional<NodeId>> identities(Tx& tx, const NewVersion& wanted, const Version& version)
{
    auto earlier = nodes(tx, version.plan_id, version.version - 1);
    std::set<NodeId> told;
    for (const auto& node : wanted.nodes) {
        if (!node.node_id) continue;
        auto known = is_node_of(tx, version.plan_id, *node.node_id);
        if (!known || !told.insert(*node.node_id).second) throw Refusal{Reason::bad_value, {{"field", "node_id"}}};
    }
    auto same = same_nodes(wanted.nodes, earlier);
    for (std::size_t i = 0; i < same.size(); ++i) {
        if (wanted.nodes[i].node_id)
            same[i] = wanted.nodes[i].node_id;
        else if (same[i] && told.contains(*same[i]))
            same[i].reset();
    }
    return same;
}

} // namespace

Saved save_version(Tx& tx, const NewVersion& wanted, std::string_view state)
{
    require(is_sound(wanted));
    Saved saved{next_version(tx, wanted, state), {}};
    const auto& version = saved.version;
    if (state == "published") supersede_published(tx, version.plan_id);
    insert_version(tx, version);
    int level = 0;
    for (const auto& name : wanted.levels) insert_level(tx, version, ++level, name);

    auto same    = identities(tx, wanted, version);
    auto parents = parents_of(wanted.nodes);
    auto spans   = spans_of(wanted.nodes);
    for (std::size_t i = 0; i < wanted.nodes.size(); ++i) {
        auto id     = same[i] ? *same[i] : insert_node(tx, version.plan_id);
        auto parent = parents[i] ? std::optional{saved.node_ids[*parents[i]]} : std::nullopt;
        insert_text(tx, version, to_node(wanted.nodes[i], id, parent), spans[i]);
        saved.node_ids.push_back(id);
    }
    return saved;
}

std::string topic_of(const Version& version)
{
    if (version.process_id) return processes::topic_of(*version.process_id);
    return "plan/" + std::to_string(version.plan_id.value);
}

std::string text_digest(const NewVersion& version) { return digest_of(version.nodes); }

json as_recorded(Reader& reader, const Version& version)
{
    auto all = nodes(reader, version.plan_id, version.version);
    return {{"plan_id", version.plan_id.value},
            {"version", version.version},
            {"nodes", all.size()},
            {"text_digest", digest_of(all)}};
}

Event version_saved(const Saved& saved, const NewVersion& wanted)
{
    const auto& version = saved.version;
    Event event;
    event.topic   = topic_of(version);
    event.kind    = version.state == "draft" ? "version_drafted" : "version_published";
    event.payload = {{"plan_id", version.plan_id.value},
                     {"version", version.version},
                     {"nodes", wanted.nodes.size()},
                     {"text_digest", text_digest(wanted)}};
    if (version.state != "draft") event.payload["title"] = version.title;
    event.answer = {{"plan_id", version.plan_id.value}, {"version", version.version}};
    return event;
}

} // namespace plans
