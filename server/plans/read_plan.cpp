#include "plans/plans.hpp"

#include "base/text.hpp"
#include "plans/outline.hpp"
#include "plans/rows.hpp"

#include <algorithm>

namespace plans {

namespace {

std::string clean(const std::string& text) { return clean_text(text).value_or(""); }

NewNode to_node(const OutlineNode& read, std::size_t place, const std::vector<std::string>& levels)
{
    NewNode node;
    node.key    = std::to_string(place);
    node.parent = read.parent < 0 ? std::nullopt : std::optional{std::to_string(read.parent)};
    node.level  = read.level;
    node.number = clean(read.number), node.title = clean(read.title), node.body = clean(read.body);
    node.order = read.order;
    if (node.title.empty() && node.body.empty())
        node.title = clean(levels.at(static_cast<std::size_t>(read.level) - 1) + ' ' + node.number);
    return node;
}

json counts(const NewVersion& version)
{
    auto list = json::array();
    int level = 0;
    for (const auto& name : version.levels) {
        ++level;
        auto nodes = std::count_if(version.nodes.begin(), version.nodes.end(),
                                   [&](auto& node) { return node.level == level; });
        list.push_back({{"level", level}, {"name", name}, {"nodes", nodes}});
    }
    return list;
}

} // namespace

Reading read_plan(const std::string& text, const std::vector<std::string>& levels)
{
    auto outline = read_outline(text, levels);
    Reading reading;
    reading.full_from = outline.full_from;
    for (const auto& name : outline.levels) reading.version.levels.push_back(clean(name));
    for (const auto& node : outline.nodes) {
        reading.version.nodes.push_back(to_node(node, reading.version.nodes.size(), outline.levels));
        reading.lines.push_back(node.line);
    }
    for (const auto& [line, words, why] : outline.warnings)
        reading.warnings.push_back({line, words, std::string(why_key(why))});
    return reading;
}

json preview_of(Reader& reader, std::optional<PlanId> plan, const Reading& reading)
{
    const auto& wanted = reading.version.nodes;
    auto newest        = plan ? newest_version(reader, *plan) : std::nullopt;
    auto same    = same_nodes(wanted, newest ? nodes(reader, newest->plan_id, newest->version) : std::vector<Node>{});
    auto parents = parents_of(wanted);
    auto list    = json::array();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto& node = wanted[i];
        json one         = {{"level", node.level}, {"number", node.number}, {"title", node.title},
                            {"body", node.body},   {"order", node.order},   {"line", reading.lines[i]}};
        if (parents[i]) one["parent"] = *parents[i];
        if (same[i]) one["node_id"] = same[i]->value;
        list.push_back(std::move(one));
    }
    auto warnings = json::array();
    for (const auto& [line, words, why] : reading.warnings)
        warnings.push_back({{"line", line}, {"text", words}, {"why", why}});
    return {{"counts", counts(reading.version)}, {"nodes", std::move(list)}, {"warnings", std::move(warnings)}};
}

} // namespace plans
