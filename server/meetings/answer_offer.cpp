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

// `settle` gives the seat its new state.
template <class Settle>
awaitable<Event> answer(House& house, const Asker& asker, std::string code, const char* kind, Settle settle)
{
    return house.ledger.write(asker.request, [&house, code, kind, settle](Tx& tx) {
        auto [m, r] = offered_to(tx, code);
        Seating seating(house, tx, m);
        settle(seating, r);
        auto event    = about(r, kind, seating.payload(r));
        event.patches = seating.patches();
        event.answer  = {{"state", r.state}};
        return event;
    });
}

} // namespace

awaitable<Event> accept_offer(House& house, Asker asker, std::string code)
{
    return answer(house, asker, std::move(code), "seat_taken",
                  [](Seating& seating, Registration& r) { seating.take(r); });
}

awaitable<Event> decline_offer(House& house, Asker asker, std::string code)
{
    return answer(house, asker, std::move(code), "seat_declined",
                  [](Seating& seating, Registration& r) { seating.leave(r); });
}

} // namespace meetings
