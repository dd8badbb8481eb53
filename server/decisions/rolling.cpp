#include "decisions/rolling.hpp"

#include "base/text.hpp"
#include "decisions/composing.hpp"

namespace decisions {

namespace {

std::map<NodeId, std::vector<Taken>> taken_by_node(Reader& reader, ConsultationId id)
{
    std::map<NodeId, std::vector<Taken>> taken;
    for (const auto& line : lines_of(reader, id)) {
        const auto& text = line.decision.text;
        if (!line.is_decided() || line.merged_into || !takes_words(text) || !text.accepted_text) continue;
        Taken one{line.proposal_id, line.number, line.title, *text.accepted_text, {}};
        for (const auto& other : merged_with(reader, line.proposal_id)) one.merged.push_back(other.proposal_id);
        taken[line.node_id].push_back(std::move(one));
    }
    return taken;
}

std::optional<std::string> text_of(Reader& reader, const consultations::Consultation& c, const RolledNode& rolled)
{
    std::vector<std::string> texts;
    for (const auto& one : rolled.taken) texts.push_back(one.accepted_text);
    auto composed = compose(rolled.before, texts);
    if (composed) composed = clean_text(*composed);
    auto goes = composed && composed->empty() && (rolled.node.title.empty() || rolled.node.body.empty());
    if (goes && plans::has_children(reader, c.plan_id, c.version, rolled.node.node_id)) return {};
    return composed;
}

} // namespace

std::vector<RolledNode> rolled_nodes(Reader& reader, const consultations::Consultation& c)
{
    auto taken = taken_by_node(reader, c.consultation_id);
    std::vector<RolledNode> rolled;
    for (const auto& node : plans::nodes(reader, c.plan_id, c.version)) {
        auto found = taken.find(node.node_id);
        if (found == taken.end()) continue;
        RolledNode one{node, plans::words_of(node), std::move(found->second), {}};
        one.text = text_of(reader, c, one);
        rolled.push_back(std::move(one));
    }
    return rolled;
}

json roll_out_state(Reader& reader, const consultations::Consultation& c)
{
    auto list = json::array();
    for (const auto& rolled : rolled_nodes(reader, c)) {
        auto proposals = json::array();
        for (const auto& one : rolled.taken)
            proposals.push_back({{"proposal_id", one.proposal_id.value},
                                 {"number", one.number},
                                 {"title", one.title},
                                 {"accepted_text", one.accepted_text}});
        json shown{{"node_id", rolled.node.node_id.value},
                   {"number", rolled.node.number},
                   {"title", plans::short_name_of(rolled.node)},
                   {"before", rolled.before},
                   {"proposals", std::move(proposals)}};
        if (rolled.text)
            shown["text"] = *rolled.text;
        else
            shown["clash"] = true;
        list.push_back(std::move(shown));
    }
    return {{"plan_id", c.plan_id.value}, {"version", c.version}, {"nodes", std::move(list)}};
}

std::string words_added(std::string_view before, std::string_view after)
{
    std::string words;
    for (const auto& change : changes_between(before, after)) {
        auto added = clean_text(change.added).value_or("");
        if (added.empty()) continue;
        words += words.empty() ? "" : " … ";
        words += added;
    }
    return excerpt(words, max_cause_chars);
}

} // namespace decisions
