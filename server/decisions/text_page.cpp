// A version of the text as it is read without scripts, printed, shared: whole, its changed points marked with the way to
// their causes.
#include "base/html.hpp"
#include "base/words.hpp"
#include "decisions/access.hpp"
#include "decisions/routes.hpp"
#include "house.hpp"

#include <limits>
#include <set>

namespace decisions {

namespace {

constexpr auto text_html = R"(<main id="content" class="wrap">
<h1>{{heading}}</h1>
<p>{{about}}</p>
<p><a href="{{here}}/redline">{{changes}}</a></p>
{{#nodes}}<section id="n{{node_id}}">{{#is_part}}<h2>{{name}}</h2>{{/is_part}}{{#is_section}}<h3>{{name}}</h3>{{/is_section}}{{#is_line}}<p><b>{{name}}</b></p>{{/is_line}}
{{#text}}<p>{{.}}</p>
{{/text}}{{#is_changed}}<p><a href="{{here}}/redline#n{{node_id}}">{{why}}</a></p>{{/is_changed}}</section>
{{/nodes}}</main>)";

json node_values(const plans::Node& node, const std::set<std::int64_t>& changed)
{
    auto name = node.level_name + " " + node.number;
    if (!node.title.empty()) name += ". " + node.title;
    return {{"node_id", node.node_id.value},
            {"name", name},
            {"is_part", node.level == 1},
            {"is_section", node.level == 2 || node.level == 3},
            {"is_line", node.level > 3},
            {"text", paragraphs(node.body)},
            {"is_changed", changed.contains(node.node_id.value)}};
}

std::set<std::int64_t> changed_in(Reader& reader, const plans::Version& version)
{
    std::set<std::int64_t> changed;
    auto found = redline(reader, {.plan_id = version.plan_id, .version = version.version});
    for (const auto& node : found["nodes"])
        if (node["change"] != "removed") changed.insert(node["node_id"].get<std::int64_t>());
    return changed;
}

} // namespace

// Drafts are not on pages that everybody reads: these are made of public data only.
Page text_page(House& house, const Visit& visit)
{
    const auto& language = visit.language;
    auto number          = visit.path_number("n");
    if (number > std::numeric_limits<int>::max()) throw Refusal{Reason::not_found};
    auto plan = visit.id<PlanId>("plan_id");
    json values;
    values["nodes"] = json::array();
    house.archive.read([&](Reader& reader) {
        auto version = plans::version(reader, plan, static_cast<int>(number));
        if (!version || version->is_draft()) throw Refusal{Reason::not_found};
        auto changed      = changed_in(reader, *version);
        values["heading"] = version->title;
        values["about"]   = say(language, version->final_at ? "page.text.final" : "page.text.about",
                                {{"n", changed.size()}, {"version", version->version}});
        auto all          = plans::nodes(reader, plan, version->version);
        for (const auto& node : all) values["nodes"].push_back(node_values(node, changed));
        return 0;
    });
    values["here"]    = "/plans/" + std::to_string(plan.value) + "/versions/" + std::to_string(number);
    values["changes"] = say(language, "page.text.changes");
    values["why"]     = say(language, "page.text.why");
    return {.title       = values["heading"].get<std::string>(),
            .description = say(language, "page.text.description"),
            .body        = html(text_html, values)};
}

} // namespace decisions
