#include "house.hpp"
#include "plans/outline.hpp"
#include "plans/plans.hpp"
#include "plans/rows.hpp"
#include "plans/saving.hpp"

namespace plans {

namespace {

constexpr std::size_t max_number_chars      = 40;  // "Allegato B, 12.3.4"
constexpr std::size_t max_short_title_chars = 500; // as long as one may be revised to
constexpr std::size_t max_level_chars       = 80;
constexpr std::size_t max_title_chars       = 200; // of the whole plan: one line on a screen, two on a phone

NewNode read_node(Fields& in, std::size_t place)
{
    NewNode node;
    node.key         = std::to_string(place);
    node.level       = static_cast<int>(in.optional_integer("level", 1, max_outline_levels).value_or(0));
    node.number      = in.optional_text_or_empty("number", max_number_chars).value_or("");
    node.title       = in.optional_text_or_empty("title", max_outline_title).value_or("");
    node.short_title = in.optional_text_or_empty("short_title", max_short_title_chars).value_or("");
    node.body        = in.optional_text_or_empty("body", max_outline_body).value_or("");
    node.node_id     = in.optional_id<NodeId>("node_id");
    return node;
}

// Each stands under the nearest one before it that is of a higher level.
void place(std::vector<NewNode>& nodes)
{
    std::vector<std::size_t> above; // from the top
    std::vector<int> children(nodes.size() + 1);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        while (!above.empty() && nodes[above.back()].level >= nodes[i].level) above.pop_back();
        if (!above.empty()) nodes[i].parent = nodes[above.back()].key;
        nodes[i].order = ++children[above.empty() ? 0 : above.back() + 1];
        above.push_back(i);
    }
}

} // namespace

CommitDraft CommitDraft::read(PlanId plan, json body)
{
    Fields in(body);
    CommitDraft wanted;
    wanted.version.plan_id = plan;
    wanted.version.title   = in.optional_text("title", max_title_chars).value_or("");
    wanted.version.levels  = in.optional_texts("levels", max_outline_levels, max_level_chars);
    auto nodes             = in.optional_objects("nodes", max_outline_nodes);
    in.done();
    for (const auto& one : nodes) {
        Fields fields(one);
        wanted.version.nodes.push_back(read_node(fields, wanted.version.nodes.size()));
        fields.done();
    }
    if (nodes.empty()) throw Refusal{Reason::required, {{"field", "nodes"}}};
    place(wanted.version.nodes);
    return wanted;
}

awaitable<Event> commit_draft(House& house, Person person, CommitDraft wanted)
{
    return house.ledger.write(person, [person, wanted](Tx& tx) {
        auto version = wanted.version;
        if (!may_import(tx, person.person_id, version.plan_id.value())) throw Refusal{Reason::not_found};
        if (version.title.empty()) version.title = title_of(tx, *version.plan_id);
        return version_saved(save_version(tx, version, "draft"), version);
    });
}

} // namespace plans
