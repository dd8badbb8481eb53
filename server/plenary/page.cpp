#include "plenary/page.hpp"

#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/in_order.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "plenary/plenary.hpp"

namespace plenary {

namespace {

constexpr auto restitution_html = R"(<main id="content" class="wrap">
<p><a href="/processes/{{process_slug}}">{{process_title}}</a> · <a href="/meetings/{{meeting_id}}">{{meeting}}</a></p>
<h1>{{heading}}</h1>
<p>{{when}}</p>
<p>{{how_to_read}}</p>
{{#themes}}<section><h2>{{title}}</h2>{{#said_at}}<p>{{said_at}}</p>{{/said_at}}
{{#sentences}}<details class="sentence" id="sentence-{{sentence_id}}"><summary>{{text}}</summary>
<p>{{said_at}}</p>
<ul>{{#notes}}<li><b>{{where}}</b> {{text}}</li>{{/notes}}</ul>
{{#node}}<p><a href="/consultations/{{consultation_id}}/plan/{{node_id}}">{{in_plan}}</a></p>{{/node}}
</details>
{{/sentences}}</section>
{{/themes}}</main>)";

std::string say_where(const std::string& language, const json& thing, const json& of)
{
    return say(language, "page.restitution.said_at",
               {{"n", thing["tables"].size()}, {"of", of}, {"contributions", thing["contributions"]}});
}

json sentence_values(const std::string& language, const json& sentence, const json& of)
{
    json one{{"sentence_id", sentence["sentence_id"]},
             {"text", sentence["text"]},
             {"said_at", say_where(language, sentence, of)},
             {"notes", json::array()}};
    for (const auto& note : in_order(sentence["notes"]))
        one["notes"].push_back(
            {{"where", say(language, "page.restitution.where", {{"table", note["table"]}, {"round", note["round"]}})},
             {"text", note["text"]}});
    if (sentence.contains("node")) {
        one["node"]            = sentence["node"];
        one["node"]["in_plan"] = say(language, "page.restitution.in_plan",
                                     {{"node", sentence["node"]["number"].get<std::string>() + ' '
                                                   + sentence["node"]["title"].get<std::string>()}});
    }
    return one;
}

// Sentences come by theme; those without one are at the end.
json theme_values(const std::string& language, const json& told)
{
    auto list = json::array();
    json last;
    for (const auto& sentence : in_order(told["sentences"])) {
        auto theme_id = sentence.value("theme_id", std::int64_t{0});
        if (list.empty() || last != theme_id) {
            json section{{"title", say(language, "page.restitution.other")}, {"sentences", json::array()}};
            if (theme_id) {
                const auto& theme  = told["themes"][std::to_string(theme_id)];
                section["title"]   = theme["title"];
                section["said_at"] = say_where(language, theme, told["of"]);
            }
            list.push_back(std::move(section));
            last = theme_id;
        }
        list.back()["sentences"].push_back(sentence_values(language, sentence, told["of"]));
    }
    return list;
}

Page restitution_page(House& house, const Visit& visit)
{
    const auto& language = visit.language;
    auto told = house.archive.read([&](Reader& reader) { return restitution(reader, visit.id<MeetingId>()); });
    if (!told) throw Refusal{Reason::not_found};
    auto day = say_day(language, *read_instant((*told)["starts_at"].get<std::string>()),
                       (*told)["time_zone"].get<std::string>());
    json values{{"process_slug", (*told)["process_slug"]},
                {"process_title", (*told)["process_title"]},
                {"meeting_id", (*told)["meeting_id"]},
                {"meeting", (*told)["title"]},
                {"heading", say(language, "page.restitution.heading")},
                {"when", day + ", " + (*told)["place"].get<std::string>()},
                {"how_to_read", say(language, "page.restitution.how_to_read")},
                {"themes", theme_values(language, *told)}};
    auto first = in_order((*told)["sentences"]);
    return {.title       = say(language, "page.restitution.title", {{"meeting", (*told)["title"]}}),
            .description = first.empty() ? "" : excerpt(first.front()["text"].get<std::string>(), 160),
            .body        = html(restitution_html, values)};
}

// Pages of those who run the meeting, and of the hall: their title, for the tab and for screen readers.
Page regia_page(House&, const Visit& visit)
{
    return {.title       = say(visit.language, "page.regia.title"),
            .description = say(visit.language, "page.regia.description")};
}

Page screen_page(House&, const Visit& visit)
{
    return {.title       = say(visit.language, "page.screen.title"),
            .description = say(visit.language, "page.screen.description")};
}

} // namespace

void add_pages(Routes& routes)
{
    routes.add_page("/meetings/{id}/restitution", restitution_page);
    routes.add_page("/meetings/{id}/regia", regia_page);
    routes.add_page("/meetings/{id}/screen", screen_page);
}

} // namespace plenary
