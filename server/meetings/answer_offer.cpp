#include "house.hpp"
#include "meetings/seating.hpp"
#include "meetings/tickets.hpp"

namespace meetings {

namespace {

Ticket offered_to(Reader& reader, const std::string& code)
{
    auto found    = ticket_of(reader, code);
    const auto& r = found.registration;
    if (found.meeting.cancelled_at) throw Refusal{Reason::meeting_cancelled};
    if (r.state != "offered" || *r.offered_until <= reader.now) throw Refusal{Reason::no_offer};
    return found;
}

} // namespace

awaitable<Event> accept_offer(House& house, Asker asker, std::string code)
{
    return house.ledger.write(asker.request, [&house, code](Tx& tx) {
        auto [m, r] = offered_to(tx, code);
        Seating seating(house, tx, m);
        seating.take(r);
        auto event    = about(r, "seat_taken", seating.payload(r));
        event.patches = seating.patches();
        event.answer  = {{"state", r.state}};
        return event;
    });
}

awaitable<Event> decline_offer(House& house, Asker asker, std::string code)
{
    return house.ledger.write(asker.request, [&house, code](Tx& tx) {
        auto [m, r] = offered_to(tx, code);
        Seating seating(house, tx, m);
        seating.leave(r);
        auto event    = about(r, "seat_declined", seating.payload(r));
        event.patches = seating.patches();
        event.answer  = {{"state", r.state}};
        return event;
    });
}

} // namespace meetings
