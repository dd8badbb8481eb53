// The table of replies: every proposal beside its answer.
#include "decisions/answers.hpp"
#include "people/people.hpp"

namespace decisions {

namespace {

json points_listed(Reader& reader, const consultations::Consultation& c, const std::vector<Point>& points)
{
    auto list = to_json(points);
    for (auto& point : list) {
        auto nodes = json::array();
        for (const auto& id : point["nodes"]) nodes.push_back(node_in_short(reader, c, NodeId{id.get<std::int64_t>()}));
        point["nodes"] = std::move(nodes);
    }
    return list;
}

json node_of(Reader& reader, const consultations::Consultation& c, NodeId id)
{
    auto shown = node_in_short(reader, c, id);
    if (auto node = plans::node(reader, c.plan_id, c.version, id)) shown["level_name"] = node->level_name;
    return shown;
}

json reply(Reader& reader, const consultations::Consultation& c, ProposalId id)
{
    auto p      = proposals::proposal(reader, id).value();
    auto answer = published(reader, id).value();
    auto item   = shown(reader, answer);
    item.update({{"proposal_id", id.value},
                 {"number", p.number},
                 {"title", p.title},
                 {"kind", p.kind},
                 {"author", p.person_id || p.organisation_id ? people::author(reader, p.person_id.value_or(PersonId{}),
                                                                              p.organisation_id, p.show_name)
                                                             : json{{"kind", "citizen"}}},
                 {"node", node_of(reader, c, p.node_id)},
                 {"current_text", p.current_text},
                 {"points", points_listed(reader, c, answer.text.points)}});
    if (p.suggested_text) item["suggested_text"] = *p.suggested_text;
    return item;
}

std::string statement(const RepliesQuery& query)
{
    std::string sql = "select p.proposal_id from proposal p join published_decision x on x.proposal_id = p.proposal_id "
                      "where p.consultation_id = ?1 and p.number > ?2 and p.approved_at_ms is not null "
                      "and p.hidden_at_ms is null ";
    if (query.outcome) sql += "and x.outcome = ?3 ";
    if (query.node_id)
        sql += "and p.node_id in (select d.node_id from consultation c "
               "join node_text n on n.plan_id = c.plan_id and n.version = c.version and n.node_id = ?4 "
               "join node_text d on d.plan_id = n.plan_id and d.version = n.version "
               "and d.\"first\" between n.\"first\" and n.\"last\" where c.consultation_id = ?1) ";
    return sql + "order by p.number limit ?5";
}

} // namespace

json replies(Reader& reader, const RepliesQuery& query)
{
    auto c = consultations::consultation(reader, query.consultation_id);
    if (!c) throw Refusal{Reason::not_found};
    std::vector<ProposalId> found;
    auto limit = query.limit < 0 ? -1 : query.limit + 1;
    reader.db.each(
        statement(query), [&](const Row& row) { found.push_back(row.id<ProposalId>(0)); }, query.consultation_id,
        query.after, query.outcome.value_or(""), query.node_id.value_or(NodeId{}), limit);
    auto more = query.limit >= 0 && found.size() > static_cast<std::size_t>(query.limit);
    if (more) found.pop_back();
    json answer{{"items", json::array()}};
    for (auto id : found) answer["items"].push_back(reply(reader, *c, id));
    if (more) answer["next"] = std::to_string(answer["items"].back()["number"].get<int>());
    return answer;
}

} // namespace decisions
