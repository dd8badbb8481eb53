// The final text beside the one that was consulted on: what differs, node by node, and why.
#include "decisions/approvals.hpp"
#include "decisions/causes.hpp"

#include <algorithm>

namespace decisions {

namespace {

json texts_of(const plans::Node& node) { return {{"number", node.number}, {"title", node.title}, {"body", node.body}}; }

json shown(Reader& reader, const plans::NodeChange& change, const std::vector<Cause>& causes, bool in_public)
{
    const auto& node = change.node();
    json one{{"node_id", node.node_id.value},       {"change", plans::name_of(change.kind)}, {"number", node.number},
             {"title", plans::short_name_of(node)}, {"level_name", node.level_name},         {"causes", json::array()}};
    if (change.before) one["before"] = texts_of(*change.before);
    if (change.after) one["after"] = texts_of(*change.after);
    for (const auto& cause : causes) one["causes"].push_back(to_json(reader, cause, in_public));
    return one;
}

// Of both texts: what was removed hangs beneath a node of the earlier one.
std::optional<std::vector<NodeId>> asked_for(Reader& reader, const RedlineQuery& query, int against)
{
    if (!query.node_id) return {};
    auto all     = plans::with_descendants(reader, query.plan_id, query.version, *query.node_id);
    auto earlier = plans::with_descendants(reader, query.plan_id, against, *query.node_id);
    all.insert(all.end(), earlier.begin(), earlier.end());
    return all;
}

} // namespace

int consulted_before(Reader& reader, const plans::Version& version)
{
    for (const auto& c : consultations::consultations_on(reader, version.plan_id))
        if (c.version < version.version) return c.version;
    return std::max(1, version.version - 1);
}

json redline(Reader& reader, const RedlineQuery& query)
{
    auto version = plans::version(reader, query.plan_id, query.version);
    if (!version) throw Refusal{Reason::not_found};
    auto against = query.against.value_or(consulted_before(reader, *version));
    auto earlier = plans::version(reader, query.plan_id, against);
    if (!earlier) throw Refusal{Reason::not_found};
    auto causes    = causes_of(reader, *version);
    auto only      = asked_for(reader, query, against);
    auto nodes     = json::array();
    auto before    = plans::nodes(reader, query.plan_id, against);
    auto after     = plans::nodes(reader, query.plan_id, query.version);
    auto differing = plans::changes(before, after);
    for (const auto& change : differing) {
        auto id = change.node().node_id;
        if (only && std::find(only->begin(), only->end(), id) == only->end()) continue;
        nodes.push_back(shown(reader, change, causes[id], !version->is_draft()));
    }
    json state{{"plan_id", query.plan_id.value}, {"version", version->version},
               {"state", version->state},        {"against", against},
               {"title", version->title},        {"approvals", approvals(reader, *version)},
               {"nodes", std::move(nodes)}};
    if (version->final_at) state["final_at"] = to_text(*version->final_at);
    return state;
}

} // namespace decisions
