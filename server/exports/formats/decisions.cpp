// Every proposal with its answer, the reasons, and the words that went into the text: ready to print. For anyone.
#include "exports/formats/formats.hpp"
#include "exports/formats/print.hpp"
#include "exports/past_answers.hpp"
#include "people/people.hpp"

#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/words.hpp"

namespace exports {

namespace {

constexpr auto answer_html = R"(<article>
<h3>{{number}}. {{title}}</h3>
<p class="meta">{{kind}} · {{node}} · {{author}}</p>
<p><b>{{outcome}}</b>{{#with}} · {{with}}{{/with}}</p>
{{#reasons}}<p>{{.}}</p>
{{/reasons}}{{#has_words}}<p class="meta">{{words.now}}</p><blockquote>{{current}}</blockquote>
<p class="meta">{{words.becomes}}</p><blockquote>{{accepted}}</blockquote>
{{/has_words}}{{#has_points}}<ol>
{{#points}}<li><b>{{title}}</b>: {{outcome}}{{#passed_to}} ({{passed_to}}){{/passed_to}}. {{reason}}</li>
{{/points}}</ol>
{{/has_points}}<p class="meta">{{published}}</p>
</article>
)";

std::string author(Scene& scene, const PastProposal& p)
{
    auto body = p.organisation_id ? people::organisation(scene.reader, *p.organisation_id) : std::nullopt;
    return body ? body->name : say(scene.language(), "page.a_citizen");
}

std::string outcome_of(const Scene& scene, const json& told)
{
    return say(scene.language(), "exports.outcome." + told.at("outcome").get<std::string>());
}

json points_of(const Scene& scene, const json& answer)
{
    auto points = json::array();
    for (const auto& point : answer.at("points")) {
        json one{
            {"title", point.at("title")}, {"outcome", outcome_of(scene, point)}, {"reason", point.value("reason", "")}};
        if (point.contains("passed_to")) one["passed_to"] = point["passed_to"];
        points.push_back(std::move(one));
    }
    return points;
}

json values(Scene& scene, const consultations::Consultation& c, const PastProposal& p, const PastAnswer& answer)
{
    const auto& language = scene.language();
    auto words           = words_of(scene.reader, p);
    auto node            = scene.node(c, p.node_id);
    auto with            = answer.answered_with ? scene.past().proposal(*answer.answered_with) : nullptr;
    auto day             = [&](Instant at) { return say_day(language, at, scene.process.time_zone); };
    json page{{"number", p.number},
              {"title", words["title"]},
              {"kind", say(language, "kind." + words["kind"].get<std::string>())},
              {"node", node ? node->number + ' ' + plans::short_name_of(*node) : ""},
              {"author", author(scene, p)},
              {"outcome", outcome_of(scene, answer.text)},
              {"reasons", paragraphs(answer.text.value("reason", ""))},
              {"has_words", answer.text.contains("accepted_text")},
              {"points", points_of(scene, answer.text)},
              {"published", say(language, "exports.decisions.published", {{"day", day(answer.published_at)}})}};
    page["has_points"] = !page["points"].empty();
    if (with && with->is_public())
        page["with"] = say(language, "exports.decisions.with", {{"number", std::to_string(with->number)}});
    if (answer.text.contains("accepted_text")) {
        page["current"]  = words.value("current_text", "");
        page["accepted"] = answer.text["accepted_text"];
        page["words"]    = {{"now", say(language, "exports.report.now")},
                            {"becomes", say(language, "exports.decisions.becomes")}};
    }
    return page;
}

void write_consultation(Output& file, Scene& scene, const consultations::Consultation& c)
{
    auto answers = answers_at(scene.reader, c.consultation_id, scene.making.moment.seq);
    file << "<h2>" + escaped(c.title) + "</h2>\n";
    if (answers.empty()) file << "<p>" + escaped(say(scene.language(), "exports.decisions.none")) + "</p>\n";
    for (auto p : scene.past().proposals(c.consultation_id)) {
        auto found = answers.find(p->proposal_id);
        if (found == answers.end()) continue;
        file << html(answer_html, values(scene, c, *p, found->second));
        scene.row_done();
    }
}

void write_decisions(Scene& scene, const std::filesystem::path& path)
{
    Output file(path);
    begin_page(file, scene, say(scene.language(), "exports.decisions.title"));
    for (const auto& c : scene.consultations()) write_consultation(file, scene, c);
    end_page(file, scene);
    file.close();
}

} // namespace

const Format decisions{"decisions", "html", "text/html; charset=utf-8", Who::anyone, write_decisions};

} // namespace exports
