#include "plans/rows.hpp"

namespace plans {

namespace {

Node with_words(Node node, const std::string& words)
{
    (node.body.empty() && !node.title.empty() ? node.title : node.body) = words;
    return node;
}

} // namespace

// Unlike a text that is read again, nothing is to be recognised here: the nodes keep their ids.
Version draft_from(Tx& tx, const Version& from, const std::map<NodeId, std::string>& words)
{
    auto next     = from;
    next.version  = newest_version(tx, from.plan_id)->version + 1;
    next.state    = "draft";
    next.final_at = std::nullopt;
    insert_version(tx, next);
    copy_texts(tx, from, next);
    for (const auto& [node_id, text] : words) {
        auto found = node(tx, from.plan_id, from.version, node_id);
        if (!found) throw Refusal{Reason::node_not_found};
        auto after = with_words(*found, text);
        if (after.title.empty() && after.body.empty())
            delete_text(tx, next, node_id);
        else
            set_texts(tx, next, after);
    }
    return next;
}

} // namespace plans
