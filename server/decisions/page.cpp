// The table of replies and the final text as they are read without scripts, printed, shared.
#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/word_diff_html.hpp"
#include "base/words.hpp"
#include "decisions/access.hpp"
#include "decisions/routes.hpp"
#include "house.hpp"

#include <limits>

namespace decisions {

namespace {

constexpr auto replies_html = R"(<main id="content" class="wrap">
<p><a href="/processes/{{process_slug}}">{{process_title}}</a> · <a href="/consultations/{{consultation_id}}">{{consultation}}</a></p>
<h1>{{heading}}</h1>
<p>{{about}}</p>
{{#rows}}<section id="proposal-{{proposal_id}}"><h2><a href="/proposals/{{proposal_id}}">{{proposal}}</a></h2>
<p>{{node}} · {{author}}</p>
<p><strong>{{outcome}}</strong></p>
{{#reason}}<p>{{.}}</p>
{{/reason}}{{#has_words}}<p class="words">{{{words}}}</p>{{/has_words}}
{{#has_points}}<ul>{{#points}}<li><b>{{title}}</b>: {{outcome}}{{#reason}}<br>{{.}}{{/reason}}</li>
{{/points}}</ul>{{/has_points}}</section>
{{/rows}}</main>)";

constexpr auto redline_html = R"(<main id="content" class="wrap">
<h1>{{heading}}</h1>
<p>{{about}}</p>
<p><a href="{{whole}}">{{whole_text}}</a></p>
{{#approvals}}<p>{{.}}</p>
{{/approvals}}
{{#nodes}}<section id="n{{node_id}}"><h2>{{name}}</h2>
<p>{{change}}</p>
<p class="words">{{{words}}}</p>
<ul>{{#causes}}<li>{{#proposal}}<a href="/proposals/{{proposal_id}}">{{why}}</a>{{/proposal}}{{#sentence}}<a href="/meetings/{{meeting_id}}/restitution#sentence-{{sentence_id}}">{{why}}</a>{{/sentence}}{{#plain}}{{plain}}{{/plain}}</li>
{{/causes}}</ul></section>
{{/nodes}}</main>)";

json point_values(const json& points, const std::string& language)
{
    auto list = json::array();
    for (const auto& point : points)
        list.push_back({{"title", point["title"]},
                        {"outcome", say(language, "point_outcome." + point["outcome"].get<std::string>(),
                                        {{"to", point.value("passed_to", "")}})},
                        {"reason", paragraphs(point["reason"].get<std::string>())}});
    return list;
}

json row_values(const json& reply, const std::string& language)
{
    const auto& node = reply["node"];
    const auto& by   = reply["author"];
    json row{
        {"proposal_id", reply["proposal_id"]},
        {"proposal", say(language, "page.replies.proposal", {{"number", reply["number"]}, {"title", reply["title"]}})},
        {"node", node.value("level_name", "") + " " + node.value("number", "")},
        {"author", by.contains("name") ? by["name"].get<std::string>() : say(language, "page.a_citizen")},
        {"outcome", say(language, "outcome." + reply["outcome"].get<std::string>())},
        {"reason", paragraphs(reply["reason"].get<std::string>())},
        {"has_words", reply.contains("accepted_text")},
        {"points", point_values(reply["points"], language)}};
    row["has_points"] = !row["points"].empty();
    if (reply.contains("accepted_text"))
        row["words"] = word_diff_html(reply["current_text"].get<std::string>(),
                                      reply["accepted_text"].get<std::string>());
    return row;
}

Page replies_page(House& house, const Visit& visit)
{
    constexpr int shown  = 500; // on a page without scripts; the list is read page by page beyond
    const auto& language = visit.language;
    auto id              = visit.id<ConsultationId>();
    json values;
    auto all          = house.archive.read([&](Reader& reader) {
        auto c = consultations::consultation(reader, id);
        if (!c) throw Refusal{Reason::not_found};
        values = {{"process_slug", c->process_slug},
                  {"process_title", c->process_title},
                  {"consultation_id", id.value},
                  {"consultation", c->title}};
        return replies(reader, {.consultation_id = id, .limit = shown});
    });
    values["heading"] = say(language, "page.replies.heading");
    values["about"]   = say(language, "page.replies.about", {{"n", all["items"].size()}});
    values["rows"]    = json::array();
    for (const auto& reply : all["items"]) values["rows"].push_back(row_values(reply, language));
    return {.title       = say(language, "page.replies.title", {{"title", values["process_title"]}}),
            .description = say(language, "page.replies.description"),
            .body        = html(replies_html, values)};
}

std::string text_of(const json& node, const char* which)
{
    if (!node.contains(which)) return {};
    auto title = node[which]["title"].get<std::string>(), body = node[which]["body"].get<std::string>();
    return title.empty() || body.empty() ? title + body : title + "\n" + body;
}

json cause_values(const json& cause, const std::string& language)
{
    auto kind = cause["kind"].get<std::string>();
    json details{{"words", cause["words"]}, {"number", ""}, {"title", ""}};
    json values = json::object();
    if (cause.contains("proposal")) {
        details["number"]         = cause["proposal"]["number"];
        details["title"]          = cause["proposal"].value("title", "");
        values["proposal"]        = cause["proposal"];
        values["proposal"]["why"] = say(language, "page.redline.cause.proposal", details);
    } else if (cause.contains("sentence")) {
        details["title"]          = cause["sentence"]["text"];
        values["sentence"]        = cause["sentence"];
        values["sentence"]["why"] = say(language, "page.redline.cause.restitution", details);
    } else {
        values["plain"] = say(language, "page.redline.cause." + kind, details);
    }
    return values;
}

json node_values(const json& node, const std::string& language)
{
    json values{{"node_id", node["node_id"]},
                {"name", node["level_name"].get<std::string>() + " " + node["number"].get<std::string>()},
                {"change", say(language, "page.redline.change." + node["change"].get<std::string>())},
                {"words", word_diff_html(text_of(node, "before"), text_of(node, "after"))},
                {"causes", json::array()}};
    for (const auto& cause : node["causes"]) values["causes"].push_back(cause_values(cause, language));
    return values;
}

json approval_lines(const json& approvals, const std::string& language)
{
    auto lines = json::array();
    for (const auto& one : approvals)
        if (one.contains("act"))
            lines.push_back(say(language, "page.redline.approved",
                                {{"name", one["name"]},
                                 {"act", one["act"]},
                                 {"day", say_date(language, one["on"].get<std::string>())}}));
    return lines;
}

// Drafts are not on pages that everybody reads: these are made of public data only.
Page redline_page(House& house, const Visit& visit)
{
    const auto& language = visit.language;
    auto number          = visit.path_number("n");
    if (number > std::numeric_limits<int>::max()) throw Refusal{Reason::not_found};
    RedlineQuery query{.plan_id = visit.id<PlanId>("plan_id"), .version = static_cast<int>(number)};
    auto found = house.archive.read([&](Reader& reader) {
        auto version = plans::version(reader, query.plan_id, query.version);
        if (!version || version->is_draft()) throw Refusal{Reason::not_found};
        return redline(reader, query);
    });
    json values{
        {"heading", found["title"]},
        {"about", say(language, found.contains("final_at") ? "page.redline.final" : "page.redline.about",
                      {{"n", found["nodes"].size()}})},
        {"whole", "/plans/" + std::to_string(query.plan_id.value) + "/versions/" + std::to_string(query.version)},
        {"whole_text", say(language, "page.redline.whole_text")},
        {"approvals", approval_lines(found["approvals"], language)},
        {"nodes", json::array()}};
    for (const auto& node : found["nodes"]) values["nodes"].push_back(node_values(node, language));
    return {.title       = say(language, "page.redline.title", {{"title", found["title"]}}),
            .description = say(language, "page.redline.description"),
            .body        = html(redline_html, values)};
}

// The desk's page needs scripts and a session: its title, for the tab and for screen readers.
Page desk_page(House&, const Visit& visit)
{
    return {.title       = say(visit.language, "page.decide.title"),
            .description = say(visit.language, "page.decide.description")};
}

} // namespace

void add_pages(Routes& routes)
{
    routes.add_page("/consultations/{id}/replies", replies_page);
    routes.add_page("/consultations/{id}/decide", desk_page);
    routes.add_page("/plans/{plan_id}/versions/{n}/redline", redline_page);
    routes.add_page("/plans/{plan_id}/versions/{n}", text_page);
}

} // namespace decisions
