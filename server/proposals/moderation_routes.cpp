// What moderators work through, and the public log of it.
#include "proposals/moderation_routes.hpp"
#include "base/dates.hpp"
#include "base/html.hpp"
#include "base/words.hpp"
#include "house.hpp"
#include "proposals/queue.hpp"
#include "proposals/rows.hpp"

namespace proposals {

namespace {

constexpr auto log_html = R"(<main id="content" class="wrap">
<p><a href="/processes/{{process_slug}}">{{process_title}}</a> · <a href="/consultations/{{consultation_id}}">{{consultation}}</a></p>
<h1>{{heading}}</h1>
<p>{{lead}}</p>
{{#rows}}<section><h2>{{what}}</h2>
<p>{{at}}</p>
<p>{{reason}}</p></section>
{{/rows}}{{^rows}}<p>{{empty}}</p>{{/rows}}
</main>)";

constexpr int log_page = 50;

awaitable<Reply> get_queue(House& house, Visit& visit)
{
    visit.query_only({"show"});
    auto person = visit.person();
    auto id     = visit.id<ProcessId>();
    auto hidden = visit.query_word("show", {"waiting", "hidden"}, "waiting") == "hidden";
    co_return ok(house.archive.read([&](Reader& reader) {
        if (!moderates_in(reader, person.person_id, id)) throw Refusal{Reason::not_found};
        return queue(reader, id, hidden);
    }));
}

awaitable<Reply> get_log(House& house, Visit& visit)
{
    visit.query_only({"cursor", "limit"});
    auto id     = visit.id<ConsultationId>();
    auto before = visit.query_number("cursor", 1, largest_id, largest_id);
    auto limit  = static_cast<int>(visit.query_number("limit", 1, 100, log_page));
    co_return ok(house.archive.read([&](Reader& reader) {
        if (!consultations::consultation(reader, id)) throw Refusal{Reason::not_found};
        return moderation_log(reader, id, before, limit);
    }));
}

awaitable<Reply> put_settled(House& house, Visit& visit)
{
    auto person = visit.person();
    auto wanted = visit.read<SettleFlags>(visit.id<ProposalId>(), std::optional<CommentId>());
    auto event  = co_await settle_flags(house, person, wanted);
    co_return accepted(house, event);
}

awaitable<Reply> put_comment_settled(House& house, Visit& visit)
{
    auto person = visit.person();
    auto id     = visit.id<CommentId>();
    auto found  = house.archive.read([&](Reader& reader) { return comment(reader, id); });
    if (!found) throw Refusal{Reason::not_found};
    auto wanted = visit.read<SettleFlags>(found->proposal_id, std::optional(id));
    auto event  = co_await settle_flags(house, person, wanted);
    co_return accepted(house, event);
}

Page log_shown(House& house, const Visit& visit)
{
    const auto& language = visit.language;
    ConsultationId id{visit.path_number("id")};
    json values       = house.archive.read([&](Reader& reader) {
        auto c = consultations::consultation(reader, id);
        if (!c) throw Refusal{Reason::not_found};
        auto rows = json::array();
        auto log  = moderation_log(reader, id, largest_id, log_page);
        for (const auto& one : log["items"]) {
            auto what = "page.moderation_log." + one["on"].get<std::string>() + '_'
                        + one["decision"].get<std::string>();
            rows.push_back({{"what", say(language, what, {{"number", one["number"]}})},
                            {"reason", one["reason"]},
                            {"at", say_moment(language, *read_instant(one["at"].get<std::string>()), c->time_zone)}});
        }
        return json{{"process_slug", c->process_slug},
                    {"process_title", c->process_title},
                    {"consultation_id", id.value},
                    {"consultation", c->title},
                    {"rows", std::move(rows)}};
    });
    auto title        = say(language, "page.moderation_log.title");
    values["heading"] = title;
    values["lead"]    = say(language, "page.moderation_log.lead");
    values["empty"]   = say(language, "page.moderation_log.empty");
    return {.title = title, .description = say(language, "page.moderation_log.lead"), .body = html(log_html, values)};
}

} // namespace

void add_moderation_routes(Routes& routes)
{
    using enum Method;
    routes.add({get, "/api/processes/{id}/moderation", get_queue});
    routes.add({get, "/api/consultations/{id}/moderation-log", get_log, Audience::everyone});
    routes.add({put, "/api/proposals/{id}/flags/settled", put_settled});
    routes.add({put, "/api/comments/{id}/flags/settled", put_comment_settled});
    routes.add_page("/consultations/{id}/moderation-log", log_shown);
}

} // namespace proposals
