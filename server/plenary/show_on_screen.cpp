#include "house.hpp"
#include "plenary/access.hpp"

namespace plenary {

ShowOnScreen ShowOnScreen::read(MeetingId meeting_id, Fields& in)
{
    constexpr int most = 1000; // beyond any account; the screen itself stops at its last page
    ShowOnScreen wanted{.meeting_id = meeting_id};
    wanted.shows    = in.word("shows", {"welcome", "clock", "tables", "themes", "vote", "restitution"});
    wanted.page     = static_cast<int>(in.optional_integer("page", 1, most).value_or(1));
    wanted.table_id = in.optional_id<TableId>("table_id");
    return wanted;
}

awaitable<Event> show_on_screen(House& house, Person person, ShowOnScreen wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        directed_by(tx, person, wanted.meeting_id);
        if (wanted.shows == "vote" && !wanted.table_id) throw Refusal{Reason::required, {{"field", "table_id"}}};
        if (wanted.table_id) {
            auto table = meetings::table(tx, *wanted.table_id);
            if (!table || table->meeting_id != wanted.meeting_id)
                throw Refusal{Reason::bad_value, {{"field", "table_id"}}};
        }
        Screens screens(house.sections, tx, screens_of(wanted.meeting_id));
        set_screen(tx, wanted.meeting_id, {wanted.shows, wanted.page, wanted.table_id});
        auto event    = about(wanted.meeting_id, "screen_shown", {{"shows", wanted.shows}, {"page", wanted.page}});
        event.patches = screens.patches();
        return event;
    });
}

} // namespace plenary
