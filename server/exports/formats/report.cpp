// The process told with its texts and numbers, ready to print. For anyone: small groups are put together.
#include "exports/formats/formats.hpp"
#include "exports/formats/print.hpp"
#include "exports/sets/sets.hpp"

#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/words.hpp"
#include "people/people.hpp"

namespace exports {

namespace {

constexpr auto proposal_html = R"(<article>
<h3>{{number}}. {{title}}</h3>
<p class="meta">{{kind}} · {{node}} · {{author}} · {{received}}{{#withdrawn}} · {{withdrawn}}{{/withdrawn}}</p>
{{#paragraphs}}<p>{{.}}</p>
{{/paragraphs}}{{#has_words}}<p class="meta">{{words.now}}</p><blockquote>{{current}}</blockquote>
<p class="meta">{{words.becomes}}</p><blockquote>{{suggested}}</blockquote>
{{/has_words}}<p class="meta">{{counts}}</p>
</article>
)";

void title(Output& file, const Scene& scene, const std::string& key)
{
    file << "<h2>" + escaped(say(scene.language(), "exports.report." + key)) + "</h2>\n";
}

void write_phases(Output& file, Scene& scene)
{
    file << paragraphs_of(scene.process.lead);
    title(file, scene, "phases");
    file << "<ol>\n";
    auto phases = scene.phases();
    for (const auto& phase : phases) {
        auto from = say_date(scene.language(), phase["starts_on"].get<std::string>());
        auto to   = say_date(scene.language(), phase["ends_on"].get<std::string>());
        file << "<li><b>" + escaped(phase["title"].get<std::string>()) + "</b>, " + escaped(from)
                    + (to == from ? "" : " – " + escaped(to)) + "<br>" + escaped(phase["summary"].get<std::string>())
                    + "</li>\n";
    }
    file << "</ol>\n";
}

std::string author(Scene& scene, const PastProposal& p)
{
    auto body = p.organisation_id ? people::organisation(scene.reader, *p.organisation_id) : std::nullopt;
    return body ? body->name : say(scene.language(), "page.a_citizen");
}

json values(Scene& scene, const consultations::Consultation& c, const PastProposal& p)
{
    const auto& language = scene.language();
    auto words           = words_of(scene.reader, p);
    auto tally           = scene.tally(p);
    std::int64_t votes   = 0;
    for (const auto& choice : tally) votes += choice.get<std::int64_t>();
    auto node = scene.node(c, p.node_id);
    auto day  = [&](Instant at) { return say_day(language, at, scene.process.time_zone); };
    json page{{"number", p.number},
              {"title", words["title"]},
              {"kind", say(language, "kind." + words["kind"].get<std::string>())},
              {"node", node ? node->number + ' ' + plans::short_name_of(*node) : ""},
              {"author", author(scene, p)},
              {"received", day(p.received_at)},
              {"paragraphs", paragraphs(words["body"].get<std::string>())},
              {"has_words", words.contains("suggested_text")},
              {"counts", say(language, "exports.report.counts",
                             {{"votes", votes}, {"comments", p.comments}, {"endorsements", p.endorsed_by.size()}})}};
    if (p.withdrawn_at) page["withdrawn"] = say(language, "proposal_state.withdrawn") + ' ' + day(*p.withdrawn_at);
    if (words.contains("suggested_text")) {
        page["current"]   = words.value("current_text", "");
        page["suggested"] = words["suggested_text"].get<std::string>();
        page["words"]     = {{"now", say(language, "exports.report.now")},
                             {"becomes", say(language, "exports.report.becomes")}};
    }
    return page;
}

void write_consultation(Output& file, Scene& scene, const consultations::Consultation& c)
{
    auto proposals = scene.past().proposals(c.consultation_id);
    auto day       = [&](Instant at) { return say_day(scene.language(), at, scene.process.time_zone); };
    std::set<OrganisationId> bodies;
    for (auto p : proposals)
        if (p->organisation_id) bodies.insert(*p->organisation_id);
    file << "<h2>" + escaped(c.title) + "</h2>\n";
    file << "<p>"
                + escaped(say(scene.language(), "exports.report.consultation",
                              {{"from", day(c.opens_at)},
                               {"to", day(c.closes_at)},
                               {"proposals", proposals.size()},
                               {"bodies", bodies.size()}}))
                + "</p>\n";
    for (auto p : proposals) {
        file << html(proposal_html, values(scene, c, *p));
        scene.row_done();
    }
}

void write_report(Scene& scene, const std::filesystem::path& path)
{
    Output file(path);
    begin_page(file, scene, say(scene.language(), "exports.report.title"));
    write_phases(file, scene);
    for (const auto& c : scene.consultations()) write_consultation(file, scene, c);
    title(file, scene, "supports");
    write_table(file, scene, supports_set, {"level", "node_number", "node", "proposals_beneath", "votes_beneath"});
    title(file, scene, "coverage");
    file << "<p>" + escaped(say(scene.language(), "exports.report.guarded")) + "</p>\n";
    write_table(file, scene, coverage_set, {"node_number", "node", "by", "group", "voices"});
    title(file, scene, "presence");
    write_table(file, scene, presence_set, {"meeting", "mode", "registered", "present", "share"});
    title(file, scene, "restitution");
    write_table(file, scene, restitution_set, {"number", "common_theme", "text", "tables", "node_number"});
    end_page(file, scene);
    file.close();
}

} // namespace

const Format report{"report", "html", "text/html; charset=utf-8", Who::anyone, write_report};

} // namespace exports
