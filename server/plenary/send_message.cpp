#include "house.hpp"
#include "plenary/access.hpp"
#include "plenary/rules.hpp"
#include "tables/tables.hpp"

namespace plenary {

SendMessage SendMessage::read(MeetingId meeting_id, Fields& in)
{
    return {.meeting_id = meeting_id, .text = in.text("text", max_message_chars)};
}

awaitable<Event> send_message(House& house, Person person, SendMessage message)
{
    return house.ledger.write(person, [&house, person, message](Tx& tx) {
        directed_by(tx, person, message.meeting_id);
        auto topics = screens_of(message.meeting_id);
        for (const auto& table : meetings::tables_of(tx, message.meeting_id)) {
            topics.push_back(tables::topic_of(table.table_id));
            topics.push_back(tables::desk_topic_of(table.table_id));
        }
        Screens screens(house.sections, tx, topics);
        auto id       = insert_message(tx, message.meeting_id, person.person_id, message.text);
        auto event    = about(message.meeting_id, "message_sent", {{"hall_message_id", id}});
        event.patches = screens.patches();
        event.answer  = {{"hall_message_id", id}};
        return event;
    });
}

} // namespace plenary
