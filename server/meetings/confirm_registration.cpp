#include "house.hpp"
#include "meetings/letters.hpp"
#include "meetings/rows.hpp"
#include "meetings/seating.hpp"
#include "meetings/tickets.hpp"

namespace meetings {

awaitable<Event> confirm_registration(House& house, Asker asker, std::string code)
{
    return house.ledger.write(asker.request, [&house, code](Tx& tx) {
        auto [m, r] = ticket_of(tx, code);
        if (r.state == "cancelled") throw Refusal{Reason::not_registered, {{"state", r.state}}};
        if (r.state != "pending")
            throw Refusal{Reason::already_registered, {{"registration_id", r.registration_id.value}}};
        if (m.cancelled_at) throw Refusal{Reason::meeting_cancelled, {{"reason_given", m.cancelled_reason}}};
        if (tx.now >= m.starts_at) throw Refusal{Reason::registration_closed};
        Seating seating(house, tx, m);
        seating.enter(r);
        auto event    = about(r, "registration_confirmed", seating.payload(r));
        event.patches = seating.patches();
        event.answer  = {{"registration_id", r.registration_id.value}, {"state", r.state}};
        if (r.state == "waiting_list") event.answer["position"] = position_of(tx, r);
        return event;
    });
}

} // namespace meetings
