// What each node of the plan has received: its own, and with all that hangs beneath it.
#include "exports/sets/sets.hpp"

#include "exports/scene.hpp"

namespace exports {

namespace {

constexpr Column columns[] = {
    {"consultation", Holds::text},         {"level", Holds::text},
    {"node_number", Holds::text},          {"node", Holds::text},
    {"proposals", Holds::integer},         {"votes", Holds::integer},
    {"comments", Holds::integer},          {"endorsements", Holds::integer},
    {"proposals_beneath", Holds::integer}, {"votes_beneath", Holds::integer},
};

struct Received {
    std::int64_t proposals = 0, votes = 0, comments = 0, endorsements = 0;
    std::int64_t proposals_beneath = 0, votes_beneath = 0;
};

std::map<NodeId, Received> received(Scene& scene, const consultations::Consultation& c)
{
    std::map<NodeId, Received> by_node;
    for (auto p : scene.past().proposals(c.consultation_id)) {
        auto& own  = by_node[p->node_id];
        auto tally = scene.tally(*p);
        for (const auto& votes : tally) own.votes += votes.get<std::int64_t>();
        own.proposals += 1, own.comments += p->comments;
        own.endorsements += static_cast<std::int64_t>(p->endorsed_by.size());
    }
    return by_node;
}

// Children come after their parents: going backwards, each hands on what it has gathered.
void add_up(const std::vector<plans::Node>& nodes, std::map<NodeId, Received>& by_node)
{
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
        auto& own = by_node[node->node_id];
        own.proposals_beneath += own.proposals, own.votes_beneath += own.votes;
        if (!node->parent_id) continue;
        auto& parent = by_node[*node->parent_id];
        parent.proposals_beneath += own.proposals_beneath, parent.votes_beneath += own.votes_beneath;
    }
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& c : scene.consultations()) {
        auto by_node      = received(scene, c);
        const auto& nodes = scene.nodes(c.plan_id, c.version);
        add_up(nodes, by_node);
        for (const auto& node : nodes) {
            const auto& one = by_node[node.node_id];
            take({c.title, node.level_name, node.number, plans::short_name_of(node), one.proposals, one.votes,
                  one.comments, one.endorsements, one.proposals_beneath, one.votes_beneath});
        }
    }
}

} // namespace

const DataSet supports_set{"supports", Who::anyone, columns, rows};

} // namespace exports
