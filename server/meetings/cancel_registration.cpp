#include "house.hpp"
#include "meetings/seating.hpp"
#include "meetings/tickets.hpp"

#include <algorithm>
#include <charconv>

namespace meetings {

namespace {

// An id has digits only; a code begins with a letter.
std::optional<RegistrationId> id_in(const std::string& ticket)
{
    std::int64_t id    = 0;
    auto last          = ticket.data() + ticket.size();
    auto [end, failed] = std::from_chars(ticket.data(), last, id);
    if (failed != std::errc{} || end != last || id < 1) return {};
    return RegistrationId{id};
}

Ticket ticket_for(Reader& reader, const std::optional<PersonId>& person, const std::string& ticket)
{
    auto id = id_in(ticket);
    if (!id) return ticket_of(reader, ticket);
    auto r = registration(reader, *id);
    if (!r || !person) throw Refusal{Reason::not_found};
    if (r->person_id != person && !is_desk(reader, *person, r->meeting_id)) throw Refusal{Reason::not_found};
    return {meeting(reader, r->meeting_id).value(), *r};
}

} // namespace

awaitable<Event> cancel_registration(House& house, Asker asker, std::string ticket)
{
    return house.ledger.write(asker.request, [&house, asker, ticket](Tx& tx) {
        auto [m, r] = ticket_for(tx, asker.person_id, ticket);
        if (r.state == "cancelled") throw Refusal{Reason::not_registered, {{"state", r.state}}};
        if (check_in_of(tx, r.registration_id)) throw Refusal{Reason::already_checked_in};
        if (tx.now > m.ends_at) throw Refusal{Reason::registration_closed};
        Seating seating(house, tx, m);
        seating.leave(r, "cancelled");
        auto event    = about(r, "registration_cancelled", seating.payload(r));
        event.patches = seating.patches();
        return event;
    });
}

} // namespace meetings
