// Who has spoken where: voices by node, once by kind of body and once by zone. One voice for each body, and for each
// citizen, with whatever they wrote there; votes are not told by who cast them. Where a citizen lives may change, and the
// record does not tell it: citizens are one group.
#include "exports/sets/sets.hpp"

#include "exports/rules.hpp"
#include "exports/scene.hpp"
#include "people/people.hpp"

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

// A body or a citizen; whose account is closed is somebody else with each text.
struct Voices {
    std::set<OrganisationId> bodies;
    std::set<std::int64_t> citizens;
};

std::int64_t citizen_of(Reader& reader, std::string_view table, std::int64_t id)
{
    auto person = table == "comment" ? reader.db.integer("select person_id from comment where comment_id = ?", id)
                                     : reader.db.integer("select person_id from proposal where proposal_id = ?", id);
    return person.value_or(table == "comment" ? -2 * id : -2 * id - 1);
}

void speak(Voices& voices, Reader& reader, std::string_view table, std::int64_t id, std::optional<OrganisationId> body)
{
    if (body)
        voices.bodies.insert(*body);
    else
        voices.citizens.insert(citizen_of(reader, table, id));
}

std::map<NodeId, Voices> voices_by_node(Scene& scene, const consultations::Consultation& c)
{
    std::map<NodeId, Voices> by_node;
    const auto& past = scene.past();
    for (auto p : past.proposals(c.consultation_id)) {
        auto& here = by_node[p->node_id];
        speak(here, scene.reader, "proposal", p->proposal_id.value, p->organisation_id);
        here.bodies.insert(p->endorsed_by.begin(), p->endorsed_by.end());
    }
    for (auto comment : past.comments()) {
        auto p = past.proposal(comment->proposal_id);
        if (p->consultation_id != c.consultation_id) continue;
        speak(by_node[p->node_id], scene.reader, "comment", comment->comment_id.value, comment->organisation_id);
    }
    return by_node;
}

Groups grouped(Reader& reader, const Voices& voices, std::string people::Organisation::*by)
{
    Groups groups;
    if (!voices.citizens.empty()) groups["citizen"] = static_cast<std::int64_t>(voices.citizens.size());
    for (auto id : voices.bodies)
        if (auto body = people::organisation(reader, id)) groups[(*body).*by] += 1;
    return groups;
}

void rows(Scene& scene, const Take& take)
{
    for (const auto& c : consultations::consultations_of(scene.reader, scene.process.process_id)) {
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
