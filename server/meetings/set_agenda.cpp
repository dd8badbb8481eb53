#include "meetings/part_rows.hpp"
#include "meetings/setting_up.hpp"

#include "house.hpp"
#include "meetings/rules.hpp"

#include <algorithm>

namespace meetings {

namespace {

SetAgenda::Wanted read_item(const json& object)
{
    Fields in(object);
    SetAgenda::Wanted wanted;
    wanted.agenda_item_id = in.optional_integer("agenda_item_id", 1, largest_id);
    wanted.item.kind      = in.word("kind", {"plenary", "table_round", "talk", "networking", "break"});
    wanted.item.title     = in.text("title", max_words_chars);
    wanted.item.room      = in.optional_text("room", 80);
    wanted.item.starts_at = read_instant(in, "starts_at");
    wanted.item.ends_at   = read_instant(in, "ends_at");
    if (auto round = in.optional_integer("round", 1, 20)) wanted.item.round = static_cast<int>(*round);
    in.done();
    return wanted;
}

void require_sound(const Meeting& m, const std::vector<SetAgenda::Wanted>& items)
{
    NewMeeting asked{.title = m.title, .summary = m.summary, .mode = m.mode, .place = m.place};
    asked.starts_at = m.starts_at, asked.ends_at = m.ends_at;
    for (const auto& one : items) asked.agenda.push_back(one.item);
    require(is_sound(asked));
}

} // namespace

SetAgenda SetAgenda::read(MeetingId id, int revision, Fields& in)
{
    SetAgenda wanted{.meeting_id = id, .revision = revision};
    for (const auto& object : in.optional_objects("items", max_agenda_items)) wanted.items.push_back(read_item(object));
    std::stable_sort(wanted.items.begin(), wanted.items.end(),
                     [](const Wanted& a, const Wanted& b) { return a.item.starts_at < b.item.starts_at; });
    int order = 0;
    for (auto& one : wanted.items) one.item.order = ++order;
    return wanted;
}

awaitable<Event> set_agenda(House& house, Person person, SetAgenda wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto m = edited_by(tx, person.person_id, wanted.meeting_id, wanted.revision);
        require_sound(m, wanted.items);
        Screens screens(house.sections, tx, set_up_screens(tx, m));
        std::vector<std::int64_t> kept;
        for (const auto& one : wanted.items)
            if (one.agenda_item_id) kept.push_back(*one.agenda_item_id);
        clear_agenda(tx, m.meeting_id, kept);
        for (const auto& one : wanted.items)
            if (!one.agenda_item_id)
                insert_agenda_item(tx, m.meeting_id, one.item);
            else if (!update_agenda_item(tx, m.meeting_id, *one.agenda_item_id, one.item))
                throw Refusal{Reason::bad_value, {{"field", "items"}}};
        return set_up(tx, m, screens, "agenda_set", {{"items", wanted.items.size()}});
    });
}

} // namespace meetings
