#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/in_order.hpp"
#include "base/word_diff_html.hpp"
#include "base/words.hpp"
#include "proposals/page.hpp"

namespace proposals {

namespace {

constexpr auto answer_html = R"(<section class="answer"><h2>{{outcome}}</h2>
{{#reason}}<p>{{.}}</p>
{{/reason}}<p>{{published}}</p>
{{#has_others}}<p>{{together}} {{#others}}<a href="/proposals/{{proposal_id}}">{{name}}</a>{{comma}}{{/others}}</p>
{{/has_others}}{{#has_words}}<h3>{{what_changed}}</h3><p class="words">{{{words}}}</p>{{/has_words}}
{{#has_points}}<h3>{{point_by_point}}</h3><ul>
{{#points}}<li><b>{{title}}</b>: {{outcome}}{{#reason}}<br>{{.}}{{/reason}}</li>
{{/points}}</ul>{{/has_points}}
{{#text}}<p><a href="/plans/{{plan_id}}/versions/{{version}}/redline">{{in_final}}</a></p>{{/text}}
</section>)";

json points(const json& points, const std::string& language)
{
    auto list = json::array();
    for (const auto& point : in_order(points))
        list.push_back({{"title", point["title"]},
                        {"outcome", say(language, "point_outcome." + point["outcome"].get<std::string>(),
                                        {{"to", point.value("passed_to", "")}})},
                        {"reason", paragraphs(point["reason"].get<std::string>())}});
    return list;
}

// Those that got the same answer, the one that they went into first.
json others(const json& decision, const std::string& language)
{
    auto list = json::array();
    auto add  = [&](const json& one) {
        list.push_back({{"proposal_id", one["proposal_id"]},
                        {"name", say(language, "answers.proposal_n", {{"n", one["number"]}})},
                        {"comma", ","}});
    };
    if (decision.contains("answered_with")) add(decision["answered_with"]);
    auto together = decision.value("together_with", json::object());
    for (const auto& one : together) add(one);
    if (!list.empty()) list.back()["comma"] = "";
    return list;
}

} // namespace

std::string answer_part(const json& decision, const std::string& zone, const std::string& language)
{
    auto published = read_instant(decision["published_at"].get<std::string>()).value();
    json values{{"outcome", say(language, "outcome." + decision["outcome"].get<std::string>())},
                {"reason", paragraphs(decision["reason"].get<std::string>())},
                {"published", say(language, "page.answer.published", {{"day", say_day(language, published, zone)}})},
                {"what_changed", say(language, "page.answer.what_changed")},
                {"point_by_point", say(language, "page.answer.point_by_point")},
                {"has_words", decision.contains("accepted_text")},
                {"points", points(decision["points"], language)},
                {"together", say(language, "page.answer.together")},
                {"others", others(decision, language)}};
    values["has_others"] = !values["others"].empty();
    values["has_points"] = !values["points"].empty();
    if (decision.contains("accepted_text"))
        values["words"] = word_diff_html(decision["current_text"].get<std::string>(),
                                         decision["accepted_text"].get<std::string>());
    if (decision.contains("text")) {
        values["text"]             = decision["text"];
        values["text"]["in_final"] = say(language, "page.answer.in_final");
    }
    return html(answer_html, values);
}

} // namespace proposals
