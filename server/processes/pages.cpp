#include "processes/pages.hpp"

#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/in_order.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "processes/set_up.hpp"

namespace processes {

namespace {

constexpr auto list_html = R"(<main id="content" class="wrap">
<h1>{{title}}</h1>
{{#items}}<article><h2><a href="/processes/{{slug}}">{{title}}</a></h2><p>{{lead}}</p></article>
{{/items}}{{^items}}<p>{{none}}</p>{{/items}}
</main>)";

constexpr auto process_html = R"(<main id="content" class="wrap">
<h1>{{title}}</h1>
<p>{{lead}}</p>
<p>{{promoted_by}}</p>
{{#consultations}}<section><h2>{{title}}</h2><p>{{when}}</p>
<p><a href="/consultations/{{consultation_id}}/plan">{{read_draft}}</a> · <a href="/consultations/{{consultation_id}}">{{read_proposals}}</a></p></section>
{{/consultations}}<section><h2>{{words.phases}}</h2><ol>
{{#phases}}<li><h3>{{title}}</h3><p>{{from}}{{#to}} – {{to}}{{/to}}, {{state}}</p><p>{{summary}}</p></li>
{{/phases}}</ol></section>
{{#has_meetings}}<section><h2>{{words.meetings}}</h2>
{{#meetings}}<article><h3>{{title}}</h3><p>{{when}}, {{place}}, {{mode}}</p><p>{{summary}}</p>
{{#has_tables}}<ul>{{#tables}}<li>{{theme}}: {{people}}</li>{{/tables}}</ul>{{/has_tables}}</article>
{{/meetings}}</section>
{{/has_meetings}}{{#has_documents}}<section><h2>{{words.documents}}</h2><ul>
{{#documents}}<li><a href="{{url}}">{{title}}</a></li>
{{/documents}}</ul></section>
{{/has_documents}}{{#has_articles}}<nav><ul>
{{#articles}}<li><a href="/processes/{{process_slug}}/articles/{{slug}}">{{title}}</a></li>
{{/articles}}</ul></nav>
{{/has_articles}}<p><a href="{{calendar}}">{{words.calendar}}</a> · <a href="{{feed}}">{{words.feed}}</a></p>
<p>{{no_script}}</p>
</main>)";

std::string say_when(std::string_view language, const json& consultation, std::string_view zone)
{
    auto day = [&](const char* field) {
        return say_day(language, *read_instant(consultation[field].get<std::string>()), zone);
    };
    if (consultation["state"] == "planned") return say(language, "page.opens", {{"date", day("opens_at")}});
    auto key = consultation["state"] == "open" ? "page.closes" : "page.closed";
    return say(language, key, {{"date", day("closes_at")}});
}

json phase_values(std::string_view language, const json& phase)
{
    json one  = {{"title", phase["title"]}, {"summary", phase["summary"]}};
    auto from = phase["starts_on"].get<std::string>(), to = phase["ends_on"].get<std::string>();
    one["from"] = say_date(language, from);
    if (to != from) one["to"] = say_date(language, to);
    one["state"] = say(language, "phase." + phase["state"].get<std::string>());
    return one;
}

json meeting_values(std::string_view language, const json& meeting, std::string_view zone)
{
    json one      = {{"title", meeting["title"]}, {"summary", meeting["summary"]}, {"place", meeting["place"]}};
    one["when"]   = say_moment(language, *read_instant(meeting["starts_at"].get<std::string>()), zone);
    one["mode"]   = say(language, "meeting_mode." + meeting["mode"].get<std::string>());
    one["tables"] = json::array();
    for (const auto& table : in_order(meeting["tables"]))
        one["tables"].push_back(
            {{"theme", table["theme"]}, {"people", say(language, "meeting.people", {{"n", table["people"]}})}});
    one["has_tables"] = !one["tables"].empty();
    return one;
}

std::string promoted_by(std::string_view language, const json& promoters)
{
    std::string names;
    for (const auto& promoter : in_order(promoters))
        names += (names.empty() ? "" : say(language, "and")) + promoter["name"].get<std::string>();
    return names.empty() ? "" : say(language, "page.promoted_by", {{"names", names}});
}

// What programs read: made by the room of exports.
std::string address_of(const json& state, std::string_view file)
{
    auto ending = file == "calendar" ? ".ics" : ".atom";
    return "/api/processes/" + state["process_id"].dump() + '/' + std::string(file) + ending;
}

json values(std::string_view language, const json& state)
{
    auto zone = state["time_zone"].get<std::string>();
    json page = {{"title", state["title"]}, {"lead", state["lead"]}, {"no_script", say(language, "page.no_script")}};
    page["promoted_by"] = promoted_by(language, state["promoters"]);
    for (auto list : {"consultations", "phases", "meetings", "documents", "articles"}) page[list] = json::array();
    for (const auto& one : in_order(state["consultations"]))
        page["consultations"].push_back({{"title", one["title"]},
                                         {"consultation_id", one["consultation_id"]},
                                         {"when", say_when(language, one, zone)},
                                         {"read_draft", say(language, "page.read_draft")},
                                         {"read_proposals", say(language, "page.read_proposals")}});
    for (const auto& phase : in_order(state["phases"])) page["phases"].push_back(phase_values(language, phase));
    for (const auto& meeting : in_order(state["meetings"]))
        page["meetings"].push_back(meeting_values(language, meeting, zone));
    for (const auto& document : in_order(state["documents"])) page["documents"].push_back(document);
    for (auto article : in_order(state["articles"])) {
        article["process_slug"] = state["slug"];
        page["articles"].push_back(std::move(article));
    }
    for (auto list : {"meetings", "documents", "articles"}) page["has_" + std::string(list)] = !page[list].empty();
    for (auto file : {"calendar", "feed"}) page[file] = address_of(state, file);
    for (auto word : {"phases", "meetings", "documents", "calendar", "feed"})
        page["words"][word] = say(language, "page." + std::string(word));
    return page;
}

Page page_of(House& house, std::string_view language, ProcessId id)
{
    auto state = house.archive.read([&](Reader& reader) { return house.sections.state(reader, "process", id.value); });
    if (!state) throw Refusal{Reason::not_found};
    return {.title       = (*state)["title"],
            .description = (*state)["lead"],
            .body        = html(process_html, values(language, *state)),
            .feed        = address_of(*state, "feed")};
}

Page process_page(House& house, const Visit& visit)
{
    auto found = house.archive.read([&](Reader& reader) {
        auto one = process_named(reader, visit.path.at("slug"));
        return one && is_shown_to(reader, one->process_id, {}) ? one : std::nullopt;
    });
    if (!found) throw Refusal{Reason::not_found};
    return page_of(house, visit.language, found->process_id);
}

// A house with one process opens on it.
Page home_page(House& house, const Visit& visit)
{
    auto all = house.archive.read([](Reader& reader) { return all_processes(reader); });
    if (all.size() == 1) return page_of(house, visit.language, all.front().process_id);
    json page     = {{"title", say(visit.language, "page.home.title")}, {"none", say(visit.language, "process.none")}};
    page["items"] = json::array();
    for (const auto& one : all) page["items"].push_back({{"slug", one.slug}, {"title", one.title}, {"lead", one.lead}});
    return {.title       = page["title"],
            .description = say(visit.language, "page.home.description"),
            .body        = html(list_html, page)};
}

// The desk needs scripts and a session: its title, for the tab and for screen readers.
Page desk_page(House& house, const Visit& visit)
{
    auto is_there = house.archive.read([&](Reader& reader) {
        auto found = process_named(reader, visit.path.at("slug"));
        return found && is_shown_to(reader, found->process_id, visit.signed_in);
    });
    if (!is_there) throw Refusal{Reason::not_found};
    return {.title       = say(visit.language, "page.desk.title"),
            .description = say(visit.language, "page.desk.description")};
}

} // namespace

void add_pages(Routes& routes)
{
    routes.add_page("/", home_page);
    routes.add_page("/processes/{slug}", process_page);
    for (auto place : {"/processes/{slug}/desk", "/processes/{slug}/desk/draft", "/processes/{slug}/desk/set-up",
                       "/processes/{slug}/desk/moderation", "/processes/{slug}/desk/text",
                       "/processes/{slug}/desk/bodies", "/processes/{slug}/desk/out", "/processes/{slug}/desk/log"})
        routes.add_page(place, desk_page);
}

} // namespace processes
