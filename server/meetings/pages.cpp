// The meeting's page as it is read without scripts, shared, and found by search engines; and the titles of the others.
#include "meetings/meetings.hpp"
#include "meetings/routes.hpp"

#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/in_order.hpp"
#include "base/words.hpp"
#include "house.hpp"

namespace meetings {

namespace {

constexpr auto meeting_html = R"(<main id="content" class="wrap">
<p><a href="/processes/{{process_slug}}">{{process_title}}</a></p>
<h1>{{title}}</h1>
{{#cancelled}}<p><strong>{{cancelled}}</strong></p>{{/cancelled}}
<p>{{when}}, {{place}}, {{mode}}</p>
<p>{{summary}}</p>
{{#has_agenda}}<ol>{{#agenda}}<li>{{when}}: {{title}}{{#room}} ({{room}}){{/room}}</li>
{{/agenda}}</ol>{{/has_agenda}}
{{#has_tables}}<ul>{{#tables}}<li>{{order}}. {{theme}}{{#room}} ({{room}}){{/room}}</li>
{{/tables}}</ul>{{/has_tables}}
<p>{{no_script}}</p>
</main>)";

std::string moment(std::string_view language, const json& state, const json& at)
{
    return say_moment(language, *read_instant(at.get<std::string>()), state["time_zone"].get<std::string>());
}

json values(std::string_view language, const json& state)
{
    json page{{"no_script", say(language, "page.no_script")}};
    for (auto field : {"process_slug", "process_title", "title", "place", "summary"}) page[field] = state[field];
    page["when"] = moment(language, state, state["starts_at"]);
    page["mode"] = say(language, "meeting_mode." + state["mode"].get<std::string>());
    if (state.contains("cancelled"))
        page["cancelled"] = say(language, "meetings.cancelled_because", {{"reason", state["cancelled"]["reason"]}});
    page["agenda"] = json::array(), page["tables"] = json::array();
    for (auto item : in_order(state["agenda"])) {
        item["when"] = moment(language, state, item["starts_at"]);
        page["agenda"].push_back(std::move(item));
    }
    for (auto& table : in_order(state["tables"])) page["tables"].push_back(table);
    for (auto list : {"agenda", "tables"}) page["has_" + std::string(list)] = !page[list].empty();
    return page;
}

Page meeting_page(House& house, const Visit& visit)
{
    auto state = house.archive.read(
        [&](Reader& reader) { return house.sections.state(reader, "meeting", visit.path_number("id")); });
    if (!state) throw Refusal{Reason::not_found};
    return {.title       = (*state)["title"],
            .description = (*state)["summary"],
            .body        = html(meeting_html, values(visit.language, *state))};
}

// Pages that only a person with scripts can use: their title, for the tab and for screen readers.
Page titled(const Visit& visit, std::string_view title)
{
    return {.title = say(visit.language, title), .description = say(visit.language, "page.no_script")};
}

Page ticket_page(House&, const Visit& visit) { return titled(visit, "meetings.ticket.title"); }
Page desk_page(House&, const Visit& visit) { return titled(visit, "meetings.desk"); }
Page set_up_page(House&, const Visit& visit) { return titled(visit, "set_up.meeting_title"); }
Page door_page(House&, const Visit& visit) { return titled(visit, "meetings.door"); }
Page print_page(House&, const Visit& visit) { return titled(visit, "meetings.print"); }

} // namespace

void add_pages(Routes& routes)
{
    routes.add_page("/meetings/{id}", meeting_page);
    routes.add_page("/tickets/{code}", ticket_page);
    routes.add_page("/meetings/{id}/desk", desk_page);
    routes.add_page("/meetings/{id}/door", door_page);
    routes.add_page("/meetings/{id}/set-up", set_up_page);
    for (auto paper : {"/meetings/{id}/print/badges", "/meetings/{id}/print/sheets", "/meetings/{id}/print/posters"})
        routes.add_page(paper, print_page);
}

} // namespace meetings
