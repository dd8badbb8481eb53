// The comments beneath a proposal, page by page, beyond what its snapshot holds.
#include "proposals/rows.hpp"

namespace proposals {

json comments(Reader& reader, ProposalId id, CommentId before, int limit)
{
    static const auto sql =
        "select " + comment_columns
        + "from comment c where c.proposal_id = ? and c.comment_id < ? and c.taken_back_at_ms is null "
          "order by c.comment_id desc limit ?";
    json answer{{"items", json::array()}};
    auto& items = answer["items"];
    reader.db.each(
        sql, [&](const Row& row) { items.push_back(comment_state(reader, comment_from_row(row))); }, id, before,
        limit + 1);
    if (items.size() > static_cast<std::size_t>(limit)) {
        items.erase(items.size() - 1);
        answer["next"] = std::to_string(items.back()["comment_id"].get<std::int64_t>());
    }
    return answer;
}

} // namespace proposals
