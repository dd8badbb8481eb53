#include "support/recount.hpp"

namespace {

constexpr auto tallies_off =
    "select count(*) from (select p.proposal_id, p.tally, coalesce((select json_group_object(choice, votes) from "
    "(select choice, sum(n) as votes from (select choice, 1 as n from vote v where v.proposal_id = p.proposal_id "
    "union all select choice, votes from departed_vote d where d.proposal_id = p.proposal_id) group by choice "
    "order by choice)), '{}') as counted, p.supports, coalesce(json_extract(p.tally, '$.agree'), "
    "json_extract(p.tally, '$.support'), 0) as agreed "
    "from proposal p) where tally <> counted or supports <> agreed";

constexpr auto proposals_off =
    "select count(*) from proposal p where comments <> (select count(*) from comment c where c.proposal_id = p.proposal_id "
    "and c.hidden_at_ms is null and c.taken_back_at_ms is null) "
    "or endorsements <> (select count(*) from endorsement e where e.proposal_id = p.proposal_id)";

constexpr auto consultations_off =
    "select count(*) from consultation_count k left join (select count(*) as proposals, coalesce(sum(supports), 0) as "
    "supports, coalesce(sum(comments), 0) as comments, coalesce(sum(endorsements), 0) as endorsements, "
    "count(distinct organisation_id) as organisations from proposal where approved_at_ms is not null and hidden_at_ms is "
    "null) r where k.proposals <> r.proposals or k.supports <> r.supports or k.comments <> r.comments or "
    "k.endorsements <> r.endorsements or k.organisations <> r.organisations or k.proposals <> "
    "coalesce((select sum(d.proposals) from day_count d), 0)";

constexpr auto nodes_off =
    "select count(*) from node_count k where (k.proposals, k.supports, k.comments) <> (select count(*), "
    "coalesce(sum(supports), 0), coalesce(sum(comments), 0) from proposal p where p.node_id = k.node_id and "
    "p.approved_at_ms is not null and p.hidden_at_ms is null)";

// What can be found is what is public.
constexpr auto search_off = "select (select count(*) from proposal_search) <> (select count(*) from proposal where "
                            "approved_at_ms is not null and hidden_at_ms is null)";

} // namespace

std::string miscounted(Database& db)
{
    for (auto off : {tallies_off, proposals_off, consultations_off, nodes_off, search_off})
        if (db.integer(off) != 0) return off;
    return "";
}
