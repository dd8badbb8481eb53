#include "proposals/page.hpp"

#include "base/text.hpp"
#include "base/word_diff.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "proposals/proposals.hpp"

#include <kainjow/mustache.hpp>

namespace proposals {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr auto proposal_html = R"(<main id="content" class="wrap">
<p><a href="{{plan_address}}">{{node}}</a></p>
<p>{{kind}} · n. {{number}}</p>
<h1>{{title}}</h1>
<p>{{author}}</p>
{{#has_words}}<p class="words">{{#pieces}}{{#removed}}<del>{{text}}</del>{{/removed}}{{#added}}<ins>{{text}}</ins>{{/added}}{{#kept}}{{text}}{{/kept}}{{/pieces}}</p>{{/has_words}}
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

data pieces(const json& state)
{
    auto list = data::type::list;
    data all{list};
    for (const auto& piece :
         word_diff(state["current_text"].get<std::string>(), state["suggested_text"].get<std::string>()))
    {
        data one;
        one["text"]    = piece.text;
        one["removed"] = data{piece.kind == Piece::Kind::removed};
        one["added"]   = data{piece.kind == Piece::Kind::added};
        one["kept"]    = data{piece.kind == Piece::Kind::kept};
        all << one;
    }
    return all;
}

data paragraphs(const std::string& text)
{
    data all{data::type::list};
    for (std::size_t start = 0; start < text.size();) {
        auto end = std::min(text.find('\n', start), text.size());
        if (end > start) all << data{text.substr(start, end - start)};
        start = end + 1;
    }
    return all;
}

data thread(const json& comments, std::string_view language)
{
    data all{data::type::list};
    for (const auto& comment : comments) {
        if (!comment.contains("body")) continue;
        data one;
        one["author"] = name_of(comment["author"], language);
        one["body"]   = comment["body"].get<std::string>();
        all << one;
    }
    return all;
}

data fill(const json& state, const std::string& language)
{
    auto consultation = std::to_string(state["consultation_id"].get<std::int64_t>());
    auto node_id      = std::to_string(state["node_id"].get<std::int64_t>());
    const auto& node  = state["node"];
    data page;
    page["plan_address"] = "/consultations/" + consultation + "/plan/" + node_id;
    page["node"]         = node.value("level_name", "") + " " + node.value("number", "");
    page["kind"]         = say(language, "kind." + state["kind"].get<std::string>());
    page["number"]       = std::to_string(state["number"].get<int>());
    page["title"]        = state["title"].get<std::string>();
    page["author"]       = name_of(state["author"], language);
    page["has_words"]    = data{state.contains("suggested_text")};
    if (state.contains("suggested_text")) page["pieces"] = pieces(state);
    page["paragraphs"] = paragraphs(state["body"].get<std::string>());
    int supports       = 0;
    for (const auto& [choice, votes] : state["tally"].items())
        if (choice == "support" || choice == "agree") supports += votes.get<int>();
    page["supports"] = say(language, "page.supports", {{"n", supports}});
    page["comments"] = say(language, "page.comments", {{"n", state["comments"]}});
    page["thread"]   = thread(state["thread"], language);
    return page;
}

Page proposal_page(House& house, const Visit& visit)
{
    std::string zone;
    auto state = house.archive.read([&](Reader& reader) {
        auto found = house.sections.state(reader, "proposal", visit.path_number("id"));
        if (!found) throw Refusal{Reason::not_found};
        ConsultationId id{(*found)["consultation_id"].get<std::int64_t>()};
        zone = consultations::consultation(reader, id)->time_zone;
        return *found;
    });
    mustache html{proposal_html};
    auto values = fill(state, visit.language);
    auto answer = state.contains("decision") ? answer_part(state["decision"], zone, visit.language) : std::string();
    values.set("answer", answer);
    auto title = say(visit.language, "page.proposal.title", {{"title", state["title"]}, {"number", state["number"]}});
    return {.title = title, .description = excerpt(state["body"].get<std::string>(), 160), .body = html.render(values)};
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
