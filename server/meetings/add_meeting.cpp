#include "meetings/rows.hpp"
#include "meetings/rules.hpp"
#include "meetings/set_up.hpp"
#include "meetings/state.hpp"
#include "meetings/words.hpp"

#include "house.hpp"
#include "plans/plans.hpp"
#include "processes/processes.hpp"

namespace meetings {

namespace {

TableId add_table(Tx& tx, MeetingId id, const NewTable& given)
{
    auto table = insert_table(tx, id, given, new_join_code());
    int order  = 0;
    for (auto node_id : given.nodes) {
        auto node = plans::published_node(tx, node_id);
        if (!node) throw Refusal{Reason::not_found};
        insert_node(tx, table, node_id, node->number, plans::short_name_of(*node), ++order);
    }
    for (auto person : given.facilitators) insert_facilitator(tx, table, person);
    return table;
}

// Those of a meeting that was held before the house was there are known by number only.
void count_known(Tx& tx, MeetingId id, const NewMeeting& given)
{
    if (!given.registered && !given.present) return;
    auto mode = given.mode == "online" ? "online" : "in_person";
    count_seats(tx, id, mode, given.registered.value_or(given.present.value_or(0)), 0, given.present.value_or(0));
}

Event added(House& house, Tx& tx, MeetingId id)
{
    auto m    = meeting(tx, id).value();
    auto key  = std::to_string(id.value);
    json list = {{key, process_entry(tx, m)}};
    Event event;
    event.topic   = topic_of(id);
    event.kind    = "meeting_added";
    event.payload = {{"meeting_id", id.value}, {"process_id", m.process_id.value},  {"title", m.title},
                     {"mode", m.mode},         {"starts_at", to_text(m.starts_at)}, {"ends_at", to_text(m.ends_at)}};
    event.patches = {{processes::topic_of(m.process_id), {{"meetings", list}}}};
    for (const auto& topic : {topic_of(id), desk_of(id)})
        event.patches.push_back({topic, house.sections.state(tx, topic).value()});
    event.answer = {{"meeting_id", id.value}};
    return event;
}

} // namespace

Event meeting_added(House& house, Tx& tx, const NewMeeting& given)
{
    if (!processes::process(tx, given.process_id)) throw Refusal{Reason::not_found};
    require(is_sound(given));
    auto id = insert_meeting(tx, given);
    for (const auto& item : given.agenda) insert_agenda_item(tx, id, item);
    for (const auto& question : given.questions) insert_question(tx, id, question);
    auto table_ids = json::array();
    for (const auto& table : given.tables) table_ids.push_back(add_table(tx, id, table).value);
    count_known(tx, id, given);
    auto event                = added(house, tx, id);
    event.answer["table_ids"] = std::move(table_ids);
    return event;
}

awaitable<Event> add_meeting(House& house, Person person, NewMeeting given)
{
    return house.ledger.write(person, [&house, given](Tx& tx) { return meeting_added(house, tx, given); });
}

} // namespace meetings
