#include "proposals/anchors.hpp"

namespace proposals {

namespace {

constexpr auto anchored =
    "with newest as (select max(version) as version from plan_version where plan_id = ?1), "
    "hanging as (select p.node_id, count(*) as proposals, sum(p.comments) as comments from proposal p "
    "join consultation c on c.consultation_id = p.consultation_id "
    "where c.plan_id = ?1 and p.withdrawn_at_ms is null group by p.node_id), "
    "standing as (select h.node_id, h.proposals, h.comments, (select max(t.version) from node_text t "
    "where t.plan_id = ?1 and t.node_id = h.node_id) as version from hanging h) "
    "select s.node_id, n.number, case when n.short_title <> '' then n.short_title when n.title <> '' then n.title "
    "else substr(n.body, 1, 80) end, s.version, s.proposals, s.comments, s.version < newest.version "
    "from standing s join newest join node_text n on n.plan_id = ?1 and n.version = s.version "
    "and n.node_id = s.node_id order by n.\"first\", s.node_id";

} // namespace

json anchors(Reader& reader, PlanId plan)
{
    json shown{{"items", json::array()}};
    auto take = [&](const Row& row) {
        json one{{"node_id", row.integer(0)}, {"number", row.text(1)},       {"title", row.text(2)},
                 {"version", row.integer(3)}, {"proposals", row.integer(4)}, {"comments", row.integer(5)}};
        if (row.boolean(6)) one["loose"] = true;
        shown["items"].push_back(std::move(one));
    };
    reader.db.each(anchored, take, plan);
    if (auto newest = reader.db.integer("select max(version) from plan_version where plan_id = ?", plan))
        shown["version"] = *newest;
    return shown;
}

} // namespace proposals
