#include "proposals/page.hpp"

#include "base/html.hpp"
#include "base/text.hpp"
#include "base/word_diff_html.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "proposals/access.hpp"

namespace proposals {

namespace {

constexpr auto proposal_html = R"(<main id="content" class="wrap">
<p><a href="{{plan_address}}">{{node}}</a></p>
<p>{{kind}} · n. {{number}}</p>
<h1>{{title}}</h1>
<p>{{author}}</p>
{{#has_words}}<p class="words">{{{words}}}</p>{{/has_words}}
{{{answer}}}
{{#paragraphs}}<p>{{.}}</p>
{{/paragraphs}}
<p>{{supports}} · {{comments}}</p>
{{#thread}}<article><p><b>{{author}}</b></p><p>{{body}}</p></article>
{{/thread}}
</main>)";

std::string name_of(const json& author, std::string_view language)
{
    return author.contains("name") ? author["name"].get<std::string>() : say(language, "page.a_citizen");
}

json thread(const json& comments, std::string_view language)
{
    auto all = json::array();
    for (const auto& comment : comments)
        if (comment.contains("body"))
            all.push_back({{"author", name_of(comment["author"], language)}, {"body", comment["body"]}});
    return all;
}

json values(const json& state, const std::string& language)
{
    auto consultation = std::to_string(state["consultation_id"].get<std::int64_t>());
    auto node_id      = std::to_string(state["node_id"].get<std::int64_t>());
    const auto& node  = state["node"];
    int supports      = 0;
    for (const auto& [choice, votes] : state["tally"].items())
        if (choice == "support" || choice == "agree") supports += votes.get<int>();
    json page{{"plan_address", "/consultations/" + consultation + "/plan/" + node_id},
              {"node", node.value("level_name", "") + " " + node.value("number", "")},
              {"kind", say(language, "kind." + state["kind"].get<std::string>())},
              {"number", state["number"]},
              {"title", state["title"]},
              {"author", name_of(state["author"], language)},
              {"has_words", state.contains("suggested_text")},
              {"paragraphs", paragraphs(state["body"].get<std::string>())},
              {"supports", say(language, "page.supports", {{"n", supports}})},
              {"comments", say(language, "page.comments", {{"n", state["comments"]}})},
              {"thread", thread(state["thread"], language)}};
    if (state.contains("suggested_text"))
        page["words"] = word_diff_html(state["current_text"].get<std::string>(),
                                       state["suggested_text"].get<std::string>());
    return page;
}

// What is not public is read by script.
Page for_its_author(const std::string& language)
{
    return {.title        = say(language, "page.proposal.not_public.title"),
            .description  = say(language, "page.proposal.not_public.description"),
            .for_everyone = false};
}

Page proposal_page(House& house, const Visit& visit)
{
    std::string zone;
    auto state = house.archive.read([&](Reader& reader) {
        auto p = readable_by(reader, visit.maybe_person(), visit.id<ProposalId>());
        zone   = consultation_of(reader, p).time_zone;
        return p.is_public() ? *house.sections.state(reader, "proposal", p.proposal_id.value) : json();
    });
    if (state.is_null()) return for_its_author(visit.language);
    auto page      = values(state, visit.language);
    page["answer"] = state.contains("decision") ? answer_part(state["decision"], zone, visit.language) : "";
    auto title = say(visit.language, "page.proposal.title", {{"title", state["title"]}, {"number", state["number"]}});
    return {.title       = title,
            .description = excerpt(state["body"].get<std::string>(), 160),
            .body        = html(proposal_html, page)};
}

// Pages that only a person with scripts can use: their title, for the tab and for screen readers.
template <int Which> Page titled(House&, const Visit& visit)
{
    constexpr const char* keys[] = {"propose", "edit", "receipt"};
    auto key                     = std::string("page.") + keys[Which];
    return {.title = say(visit.language, key + ".title"), .description = say(visit.language, key + ".description")};
}

} // namespace

void add_pages(Routes& routes)
{
    routes.add_page("/proposals/{id}", proposal_page);
    routes.add_page("/consultations/{id}/propose", titled<0>);
    routes.add_page("/proposals/{id}/edit", titled<1>);
    routes.add_page("/receipts/{seq}", titled<2>);
}

} // namespace proposals
