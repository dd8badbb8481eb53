#include "proposals/sections.hpp"

namespace proposals {

json node_section(Reader& reader, std::int64_t node_id)
{
    constexpr int shown = 50; // on a page without scripts; the consultation's list has them all
    auto list           = json::array();
    auto take           = [&](const Row& row) {
        list.push_back({{"proposal_id", row.integer(0)}, {"consultation_id", row.integer(1)}, {"title", row.text(2)}});
    };
    reader.db.each("select p.proposal_id, p.consultation_id, p.title from node n "
                   "join consultation c on c.plan_id = n.plan_id "
                   "join proposal p on p.consultation_id = c.consultation_id and p.node_id = n.node_id "
                   "where n.node_id = ? and p.approved_at_ms is not null and p.hidden_at_ms is null "
                   "order by p.proposal_id desc limit ?",
                   take, node_id, shown);
    return {{"proposals", std::move(list)}};
}

} // namespace proposals
