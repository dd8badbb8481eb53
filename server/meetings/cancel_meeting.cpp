#include "house.hpp"
#include "meetings/everybody.hpp"
#include "meetings/letters.hpp"
#include "meetings/rows.hpp"
#include "meetings/state.hpp"

namespace meetings {

awaitable<Event> cancel_meeting(House& house, Person person, MeetingId id, std::string reason)
{
    return house.ledger.write(person, [&house, person, id, reason](Tx& tx) {
        auto m = meeting(tx, id);
        if (!m || !is_organiser(tx, person.person_id, id)) throw Refusal{Reason::not_found};
        if (m->cancelled_at) throw Refusal{Reason::meeting_cancelled};
        m->cancelled_at     = tx.now;
        m->cancelled_reason = reason;
        update_meeting(tx, *m);
        auto people = everybody(tx, id);
        for (const auto& r : people) write_letter(house, tx, *m, r, "meeting_cancelled");
        Event event;
        event.topic   = topic_of(id);
        event.kind    = "meeting_cancelled";
        event.payload = {{"meeting_id", id.value}, {"reason", reason}, {"people", people.size()}};
        event.patches = on_screens(id, {{"cancelled", cancelled(*m)}});
        add_screens(house, tx, event, *m, people);
        return event;
    });
}

} // namespace meetings
