// Who, what, do, answer: registering, and what one may do with a ticket.
#include "meetings/assignment.hpp"
#include "meetings/letters.hpp"
#include "meetings/qr.hpp"
#include "meetings/routes.hpp"
#include "meetings/shown.hpp"
#include "meetings/tickets.hpp"

#include "base/words.hpp"
#include "handlers.hpp"
#include "house.hpp"
#include "people/people.hpp"

namespace meetings {

namespace {

Asker asker_of(const Visit& visit) { return {visit.signed_in, visit.request, visit.language}; }

std::string code_of(const Visit& visit) { return visit.path.at("code"); }

Reply written(Reply reply)
{
    people::wake_mailer();
    return reply;
}

awaitable<Reply> post_registration(House& house, Visit& visit)
{
    auto asker = asker_of(visit);
    auto given = visit.read<RegisterFor>(visit.id<MeetingId>());
    auto doing = register_for(house, asker, std::move(given));
    auto event = co_await std::move(doing);
    co_return written(created(house, event));
}

awaitable<Reply> get_ticket(House& house, Visit& visit)
{
    co_return ok(house.archive.read([&](Reader& reader) {
        auto [m, r] = ticket_of(reader, code_of(visit));
        return ticket(house, reader, m, r);
    }));
}

awaitable<Reply> patch_ticket(House& house, Visit& visit)
{
    auto asker  = asker_of(visit);
    auto change = visit.read<ChangeRegistration>(code_of(visit));
    auto doing  = change_registration(house, asker, std::move(change));
    auto event  = co_await std::move(doing);
    co_return accepted(house, event);
}

using ByTicket = awaitable<Event> (*)(House&, Asker, std::string);

template <ByTicket command> awaitable<Reply> post_by_ticket(House& house, Visit& visit)
{
    if (!visit.body.empty()) visit.read<handlers::Nothing>();
    auto asker = asker_of(visit);
    auto doing = command(house, asker, code_of(visit));
    auto event = co_await std::move(doing);
    co_return written(accepted(house, event));
}

std::string guide_title(const Meeting& m, const std::string& language)
{
    return say(language, "meetings.guide_title", {{"title", m.title}});
}

// Only those who have a seat; the first opening is kept.
awaitable<Reply> get_guide(House& house, Visit& visit)
{
    auto found    = house.archive.read([&](Reader& reader) { return ticket_of(reader, code_of(visit)); });
    const auto& m = found.meeting;
    const auto& r = found.registration;
    if (!m.guide || r.state != "registered") throw Refusal{Reason::not_found};
    if (!r.guide_opened_at)
        house.ledger.keep_soon([id = r.registration_id](Tx& tx) {
            tx.db.run("update registration set guide_opened_at_ms = ? where registration_id = ? "
                      "and guide_opened_at_ms is null",
                      tx.now, id);
        });
    co_return ok({{"title", guide_title(m, visit.language)}, {"text", *m.guide}});
}

awaitable<Reply> get_calendar(House& house, Visit& visit)
{
    auto text = house.archive.read([&](Reader& reader) {
        auto [m, r] = ticket_of(reader, code_of(visit));
        return calendar_entry(house, reader, m, r, r.state == "cancelled" || m.cancelled_at);
    });
    Reply reply{.content_type = "text/calendar; charset=utf-8", .body = std::move(text)};
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"meeting.ics\"");
    co_return reply;
}

awaitable<Reply> get_qr(House& house, Visit& visit)
{
    auto link = house.archive.read(
        [&](Reader& reader) { return ticket_link(house, ticket_of(reader, code_of(visit)).registration); });
    co_return Reply{.content_type = "image/svg+xml", .body = qr_svg(link)};
}

awaitable<Reply> get_draw(House& house, Visit& visit)
{
    auto found = house.archive.read([&](Reader& reader) { return saved_draw(reader, visit.id<MeetingId>()); });
    if (!found) throw Refusal{Reason::not_found};
    (*found)["rule"]   = say(visit.language, "meetings.draw_rule");
    auto reply         = ok(*found);
    reply.for_everyone = false; // in the visitor's language
    co_return reply;
}

} // namespace

void add_ticket_routes(Routes& routes)
{
    using enum Method;
    routes.add({.method     = post,
                .pattern    = "/api/meetings/{id}/registrations",
                .handler    = post_registration,
                .sends_mail = true});
    routes.add({get, "/api/registrations/{code}", get_ticket});
    routes.add({patch, "/api/registrations/{code}", patch_ticket});
    routes.add({delete_, "/api/registrations/{code}", post_by_ticket<cancel_registration>});
    routes.add({post, "/api/registrations/{code}/cancel", post_by_ticket<cancel_registration>});
    routes.add({post, "/api/registrations/{code}/confirm", post_by_ticket<confirm_registration>});
    routes.add({post, "/api/registrations/{code}/accept", post_by_ticket<accept_offer>});
    routes.add({post, "/api/registrations/{code}/decline", post_by_ticket<decline_offer>});
    routes.add({post, "/api/registrations/{code}/arrive", post_by_ticket<arrive_online>});
    routes.add({get, "/api/registrations/{code}/guide", get_guide});
    routes.add({get, "/api/registrations/{code}/calendar.ics", get_calendar});
    routes.add({get, "/api/registrations/{code}/qr.svg", get_qr});
    routes.add({get, "/api/meetings/{id}/draw", get_draw});
}

} // namespace meetings
