#include "consultations/pages.hpp"

#include "base/html.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "consultations/consultations.hpp"
#include "house.hpp"
#include "plans/plans.hpp"

#include <algorithm>
#include <map>

namespace consultations {

namespace {

constexpr auto plan_html = R"(<main id="content" class="wrap">
<p><a href="/consultations/{{consultation_id}}">{{read_proposals}}</a></p>
<nav><h2>{{index_title}}</h2><ol>
{{#index}}<li>{{#here}}<b>{{number}} {{name}}</b>{{/here}}{{^here}}<a href="/consultations/{{consultation_id}}/plan/{{node_id}}">{{number}} {{name}}</a>{{/here}}</li>
{{/index}}</ol></nav>
{{#nodes}}<section id="n{{node_id}}"><p>{{level_name}} {{number}}</p>
{{#is_page}}<h1>{{title}}</h1>{{/is_page}}{{#is_part}}<h2>{{title}}</h2>{{/is_part}}
{{#body}}<p>{{.}}</p>
{{/body}}{{#proposals}}<p><a href="/proposals/{{proposal_id}}">{{title}}</a></p>
{{/proposals}}</section>
{{/nodes}}<p>{{no_script}}</p>
</main>)";

struct Plan {
    Consultation consultation;
    std::vector<plans::Node> nodes; // depth first
    std::vector<int> depths;        // of each; 0: a theme
};

Plan plan_of(Reader& reader, ConsultationId id)
{
    auto one = consultation(reader, id);
    if (!one) throw Refusal{Reason::not_found};
    Plan plan{*one, plans::nodes(reader, one->plan_id, one->version), {}};
    if (plan.nodes.empty()) throw Refusal{Reason::not_found};
    std::map<NodeId, int> depths;
    for (const auto& node : plan.nodes) {
        auto depth           = node.parent_id ? depths.at(*node.parent_id) + 1 : 0;
        depths[node.node_id] = depth;
        plan.depths.push_back(depth);
    }
    return plan;
}

// A page begins with each child of a theme (or a theme without children); the theme itself stands above its first child.
bool begins_page(const Plan& plan, std::size_t at)
{
    if (plan.depths[at] > 0) return plan.depths[at] == 1;
    return at + 1 == plan.nodes.size() || plan.depths[at + 1] == 0;
}

// Where the page of the node at this place begins: at it, or above it; for a theme, at its first child.
std::size_t page_with(const Plan& plan, std::size_t at)
{
    if (plan.depths[at] == 0 && !begins_page(plan, at)) return at + 1;
    while (!begins_page(plan, at)) --at;
    return at;
}

json index(const Plan& plan, std::size_t here)
{
    auto list = json::array();
    for (std::size_t at = 0; at < plan.nodes.size(); ++at)
        if (begins_page(plan, at))
            list.push_back({{"node_id", plan.nodes[at].node_id.value},
                            {"number", plan.nodes[at].number},
                            {"name", plans::short_name_of(plan.nodes[at])},
                            {"here", at == here}});
    return list;
}

// The rooms above say what was proposed on a node ("node_proposals": {proposals: [{proposal_id, consultation_id, title}]});
// another consultation on the same plan has its own page.
json node_values(House& house, Reader& reader, const Plan& plan, const plans::Node& node, bool is_page)
{
    json one = {{"node_id", node.node_id.value},
                {"level_name", node.level_name},
                {"number", node.number},
                {"title", node.title},
                {"body", paragraphs(node.body)},
                {"is_page", is_page && !node.title.empty()},
                {"is_part", !is_page && !node.title.empty()},
                {"consultation_id", plan.consultation.consultation_id.value},
                {"proposals", json::array()}};
    house.sections.complete("node_proposals", reader, node.node_id.value, one);
    auto& list     = one["proposals"].get_ref<json::array_t&>();
    auto elsewhere = [&](const json& proposal) { return proposal["consultation_id"] != one["consultation_id"]; };
    list.erase(std::remove_if(list.begin(), list.end(), elsewhere), list.end());
    return one;
}

Page page_at(House& house, Reader& reader, const std::string& language, const Plan& plan, std::size_t first)
{
    auto list = json::array();
    if (plan.depths[first] == 1 && plan.depths[first - 1] == 0)
        list.push_back(node_values(house, reader, plan, plan.nodes[first - 1], false));
    for (auto at = first; at < plan.nodes.size(); ++at) {
        if (at != first && plan.depths[at] <= plan.depths[first]) break;
        list.push_back(node_values(house, reader, plan, plan.nodes[at], at == first));
    }
    json values      = {{"consultation_id", plan.consultation.consultation_id.value},
                        {"read_proposals", say(language, "page.read_proposals")},
                        {"index_title", say(language, "plan.index")},
                        {"index", index(plan, first)},
                        {"nodes", list},
                        {"no_script", say(language, "page.no_script")}};
    const auto& node = plan.nodes[first];
    auto title = say(language, "page.node.title", {{"number", node.number}, {"title", plans::short_name_of(node)}});
    auto description = say(language, "page.node.description", {{"level", node.level_name}, {"number", node.number}});
    return {.title = title, .description = description, .body = html(plan_html, values)};
}

Page plan_page(House& house, const Visit& visit)
{
    return house.archive.read([&](Reader& reader) {
        auto plan        = plan_of(reader, visit.id<ConsultationId>());
        auto page        = page_at(house, reader, visit.language, plan, page_with(plan, 0));
        page.title       = say(visit.language, "page.plan.title", {{"title", plan.consultation.process_title}});
        page.description = say(visit.language, "page.plan.description");
        return page;
    });
}

Page node_page(House& house, const Visit& visit)
{
    auto wanted = visit.id<NodeId>("node_id");
    return house.archive.read([&](Reader& reader) {
        auto plan  = plan_of(reader, visit.id<ConsultationId>());
        auto found = std::find_if(plan.nodes.begin(), plan.nodes.end(),
                                  [&](const auto& node) { return node.node_id == wanted; });
        if (found == plan.nodes.end()) throw Refusal{Reason::not_found};
        auto at = static_cast<std::size_t>(found - plan.nodes.begin());
        return page_at(house, reader, visit.language, plan, page_with(plan, at));
    });
}

} // namespace

void add_plan_pages(Routes& routes)
{
    routes.add_page("/consultations/{id}/plan", plan_page);
    routes.add_page("/consultations/{id}/plan/{node_id}", node_page);
}

} // namespace consultations
