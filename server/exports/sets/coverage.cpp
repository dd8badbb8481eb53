// Who has spoken where: voices by node, once by kind of body and once by zone. One voice for each body, and for each
// citizen, with whatever they wrote there; votes are not told by who cast them. Where a citizen lives may change, and the
// record does not tell it: citizens are one group.
#include "exports/sets/sets.hpp"

#include "exports/rules.hpp"
#include "exports/scene.hpp"
#include "people/people.hpp"
#include "watching/watching.hpp"

namespace exports {

namespace {

constexpr Column columns[] = {
    {"consultation", Holds::text},
    {"node_number", Holds::text},
    {"node", Holds::text},
    {"by", Holds::text, "exports.by"},
    {"group", Holds::text, "exports.group organisation_kind zone"},
    {"voices", Holds::integer},
};

using Groups = std::map<std::string, std::int64_t>;

// Whose account is closed is somebody else with each text.
watching::Speaker speaker(Reader& reader, std::string_view table, std::int64_t id, std::optional<OrganisationId> body)
{
    if (body) return {true, body->value};
    auto person = table == "comment" ? reader.db.integer("select person_id from comment where comment_id = ?", id)
                                     : reader.db.integer("select person_id from proposal where proposal_id = ?", id);
    return {false, person.value_or(table == "comment" ? -2 * id : -2 * id - 1)};
}

using Speakers = std::vector<watching::Speaker>;

std::map<NodeId, Speakers> voices_by_node(Scene& scene, const consultations::Consultation& c)
{
    watching::Voices voices;
    const auto& past = scene.past();
    for (auto p : past.proposals(c.consultation_id)) {
        voices.speak(p->node_id.value, speaker(scene.reader, "proposal", p->proposal_id.value, p->organisation_id));
        for (auto body : p->endorsed_by) voices.speak(p->node_id.value, {true, body.value});
    }
    for (auto said : past.comments()) {
        auto p = past.proposal(said->proposal_id);
        if (p->consultation_id != c.consultation_id) continue;
        voices.speak(p->node_id.value, speaker(scene.reader, "comment", said->comment_id.value, said->organisation_id));
    }
    std::map<NodeId, Speakers> by_node;
    voices.each([&](std::int64_t node, watching::Speaker who) { by_node[NodeId{node}].push_back(who); });
    return by_node;
}

Groups grouped(Reader& reader, const Speakers& speakers, std::string people::Organisation::*by)
{
    Groups groups;
    for (const auto& who : speakers) {
        if (!who.is_body)
            groups["citizen"] += 1;
        else if (auto body = people::organisation(reader, OrganisationId{who.id}))
            groups[(*body).*by] += 1;
    }
    return groups;
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& c : scene.consultations()) {
        auto by_node = voices_by_node(scene, c);
        for (const auto& node : scene.nodes(c.plan_id, c.version)) {
            auto spoken = by_node.find(node.node_id);
            if (spoken == by_node.end()) continue;
            for (auto [by, member] :
                 {std::pair("kind", &people::Organisation::kind), std::pair("zone", &people::Organisation::zone)})
            {
                auto groups = grouped(scene.reader, spoken->second, member);
                if (!scene.is_for_desk()) groups = guarded(groups);
                for (const auto& [group, voices] : groups)
                    take({c.title, node.number, plans::short_name_of(node), std::string(by), group, voices});
            }
        }
    }
}

} // namespace

const DataSet coverage_set{"coverage", Who::anyone, columns, rows};

} // namespace exports
