#include "consultations/pages.hpp"

#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/words.hpp"
#include "consultations/consultations.hpp"
#include "house.hpp"
#include "plans/plans.hpp"
#include "processes/processes.hpp"

#include <algorithm>

namespace consultations {

namespace {

constexpr auto consultation_html = R"(<main id="content" class="wrap">
<p><a href="/processes/{{process_slug}}">{{process_title}}</a></p>
<h1>{{title}}</h1>
<p>{{when}}</p>
<p>{{proposals}} · {{supports}} · {{comments}}</p>
<p><a href="/consultations/{{consultation_id}}/plan">{{read_draft}}</a></p>
<section><h2>{{sections_title}}</h2><ul>
{{#sections}}<li><a href="/consultations/{{consultation_id}}/plan/{{node_id}}">{{number}} {{name}}</a>: {{proposals}}, {{supports}}</li>
{{/sections}}</ul></section>
<section><h2>{{newest_title}}</h2>
{{#newest}}<article><h3><a href="/proposals/{{proposal_id}}">{{title}}</a></h3><p>{{author}}</p><p>{{excerpt}}</p></article>
{{/newest}}</section>
<p>{{no_script}}</p>
</main>)";

constexpr auto rules_html = R"(<main id="content" class="wrap">
<h1>{{title}}</h1>
{{#parts}}<section><h2>{{title}}</h2>
{{#texts}}<p>{{.}}</p>
{{/texts}}</section>
{{/parts}}</main>)";

struct Sum {
    std::int64_t proposals = 0, supports = 0;
};

// What was counted in the whole section, from the counters of its nodes.
Sum sum_of(Reader& reader, const Consultation& one, NodeId section, const json& nodes)
{
    Sum sum;
    for (auto id : plans::with_descendants(reader, one.plan_id, one.version, section)) {
        auto found = nodes.find(std::to_string(id.value));
        if (found == nodes.end()) continue;
        sum.proposals += (*found)["proposals"].get<std::int64_t>();
        sum.supports += (*found)["supports"].get<std::int64_t>();
    }
    return sum;
}

json sections(Reader& reader, const Consultation& one, const std::string& language, const json& nodes)
{
    auto list = json::array();
    for (const auto& node : plans::nodes(reader, one.plan_id, one.version)) {
        if (node.parent_id) continue;
        auto sum = sum_of(reader, one, node.node_id, nodes);
        list.push_back({{"node_id", node.node_id.value},
                        {"number", node.number},
                        {"name", plans::short_name_of(node)},
                        {"proposals", say(language, "page.proposals", {{"n", sum.proposals}})},
                        {"supports", say(language, "page.supports", {{"n", sum.supports}})}});
    }
    return list;
}

json newest(const json& state, const std::string& language)
{
    auto all = state.value("newest", json::object());
    std::vector<json> cards(all.begin(), all.end());
    std::sort(cards.begin(), cards.end(), [](const json& a, const json& b) { return a["order"] > b["order"]; });
    auto list = json::array();
    for (const auto& card : cards)
        list.push_back({{"proposal_id", card["proposal_id"]},
                        {"title", card["title"]},
                        {"excerpt", card["excerpt"]},
                        {"author", card["author"].value("name", say(language, "page.a_citizen"))}});
    return list;
}

std::string say_when(const Consultation& one, const std::string& language)
{
    if (one.state == "planned")
        return say(language, "page.opens", {{"date", say_moment(language, one.opens_at, one.time_zone)}});
    auto key = one.state == "open" ? "page.closes" : "page.closed";
    return say(language, key, {{"date", say_moment(language, one.closes_at, one.time_zone)}});
}

Page consultation_page(House& house, const Visit& visit)
{
    const auto& language     = visit.language;
    auto id                  = visit.id<ConsultationId>();
    auto values              = house.archive.read([&](Reader& reader) {
        auto state = house.sections.state(reader, "consultation", id.value);
        if (!state) throw Refusal{Reason::not_found};
        auto one  = consultation(reader, id).value();
        auto page = json{{"title", one.title},
                         {"consultation_id", id.value},
                         {"process_slug", one.process_slug},
                         {"process_title", one.process_title},
                         {"when", say_when(one, language)},
                         {"sections", sections(reader, one, language, (*state)["nodes"])},
                         {"newest", newest(*state, language)}};
        for (auto counted : {"proposals", "supports", "comments"})
            page[counted] = say(language, "page." + std::string(counted), {{"n", (*state)["counts"][counted]}});
        return page;
    });
    values["read_draft"]     = say(language, "page.read_draft");
    values["sections_title"] = say(language, "page.plan.title", {{"title", values["title"]}});
    values["newest_title"]   = say(language, "page.newest");
    values["no_script"]      = say(language, "page.no_script");
    return {.title       = say(language, "page.consultation.title", {{"title", values["title"]}}),
            .description = say(language, "page.consultation.description"),
            .body        = html(consultation_html, values)};
}

std::vector<std::string> windows(House& house, const std::string& language)
{
    return house.archive.read([&](Reader& reader) {
        std::vector<std::string> sentences;
        for (const auto& process : processes::all_processes(reader))
            for (const auto& one : consultations_of(reader, process.process_id))
                sentences.push_back(say(language, "rules.when_dates",
                                        {{"from", say_day(language, one.opens_at, one.time_zone)},
                                         {"to", say_day(language, one.closes_at, one.time_zone)}}));
        return sentences;
    });
}

Page rules_page(House& house, const Visit& visit)
{
    const auto& language = visit.language;
    auto parts           = json::array();
    auto part            = [&](const std::string& key, std::vector<std::string> texts) {
        parts.push_back({{"title", say(language, key)}, {"texts", texts}});
    };
    part("rules.who", {say(language, "rules.who_more")});
    auto when = windows(house, language);
    when.insert(when.begin(), say(language, "rules.when_more"));
    part("rules.when", when);
    std::vector<std::string> kinds;
    for (std::string kind : {"addition", "change", "deletion", "erratum", "general"})
        kinds.push_back(say(language, "kind." + kind) + ". " + say(language, "kind_more." + kind));
    part("rules.what", kinds);
    for (std::string key : {"rules.change", "rules.then", "rules.not"}) part(key, {say(language, key + "_more")});
    auto title = say(language, "page.rules.title");
    return {.title       = title,
            .description = say(language, "page.rules.description"),
            .body        = html(rules_html, {{"title", title}, {"parts", parts}})};
}

} // namespace

void add_pages(Routes& routes)
{
    routes.add_page("/consultations/{id}", consultation_page);
    routes.add_page("/rules", rules_page);
}

} // namespace consultations
