#include "meetings/part_rows.hpp"
#include "meetings/setting_up.hpp"

#include "house.hpp"
#include "meetings/everybody.hpp"
#include "meetings/rules.hpp"
#include "meetings/shown.hpp"
#include "meetings/words.hpp"
#include "people/people.hpp"
#include "plans/plans.hpp"

#include <algorithm>

namespace meetings {

namespace {

constexpr std::size_t max_nodes        = 30; // of a table: a chapter of a plan
constexpr std::size_t max_facilitators = 10;

SetTables::Wanted read_table(const json& object, int order)
{
    Fields in(object);
    SetTables::Wanted wanted;
    wanted.table_id    = in.optional_id<TableId>("table_id");
    wanted.table.theme = in.text("theme", max_words_chars);
    wanted.table.room  = in.optional_text("room", 80);
    wanted.table.seats = read_count(in, "seats");
    wanted.table.nodes = in.optional_ids<NodeId>("nodes", max_nodes).value_or(std::vector<NodeId>{});
    wanted.table.facilitators =
        in.optional_ids<PersonId>("facilitators", max_facilitators).value_or(std::vector<PersonId>{});
    wanted.table.order = order;
    in.done();
    return wanted;
}

void require_sound(Reader& reader, const Meeting& m, const std::vector<SetTables::Wanted>& tables)
{
    NewMeeting asked{.title = m.title, .summary = m.summary, .mode = m.mode, .place = m.place};
    asked.starts_at = m.starts_at, asked.ends_at = m.ends_at;
    for (const auto& one : tables) {
        asked.tables.push_back(one.table);
        require_team(reader, m.process_id, one.table.facilitators);
        auto same = std::count_if(tables.begin(), tables.end(),
                                  [&](const SetTables::Wanted& other) { return other.table_id == one.table_id; });
        if (one.table_id && same > 1) throw Refusal{Reason::bad_value, {{"field", "tables"}}};
    }
    require(is_sound(asked));
}

void link(Tx& tx, TableId id, const NewTable& table)
{
    clear_links(tx, id);
    int order = 0;
    for (auto node_id : table.nodes) {
        auto node = plans::published_node(tx, node_id);
        if (!node) throw Refusal{Reason::node_not_found, {{"field", "nodes"}}};
        insert_node(tx, id, node_id, node->number, plans::short_name_of(*node), ++order);
    }
    for (auto person : table.facilitators) insert_facilitator(tx, id, person);
}

TableId save(Tx& tx, const Meeting& m, const std::vector<Table>& there, const SetTables::Wanted& wanted)
{
    if (!wanted.table_id) return insert_table(tx, m.meeting_id, wanted.table, new_join_code());
    auto found = std::find_if(there.begin(), there.end(),
                              [&](const Table& one) { return one.table_id == *wanted.table_id; });
    if (found == there.end()) throw Refusal{Reason::bad_value, {{"field", "tables"}}};
    auto seated = seated_at(tx, found->table_id);
    if (wanted.table.seats && *wanted.table.seats < seated)
        throw Refusal{Reason::seats_taken, {{"field", "tables"}, {"taken", seated}}};
    update_table(tx, found->table_id, wanted.table);
    return found->table_id;
}

void remove_others(Tx& tx, const std::vector<Table>& there, const std::vector<SetTables::Wanted>& wanted)
{
    for (const auto& table : there) {
        auto kept = std::any_of(wanted.begin(), wanted.end(),
                                [&](const SetTables::Wanted& one) { return one.table_id == table.table_id; });
        if (kept) continue;
        if (is_in_use(tx, table.table_id)) throw Refusal{Reason::in_use, {{"field", "tables"}}};
        delete_table(tx, table.table_id);
    }
}

// Those who lead a table, or led one, have it on their own screen.
std::vector<std::string> screens_of(Reader& reader, const Meeting& m, const std::vector<SetTables::Wanted>& wanted)
{
    auto topics = set_up_screens(reader, m);
    for (const auto& [table, person] : facilitators_of(reader, m.meeting_id))
        topics.push_back(people::topic_of(person));
    for (const auto& one : wanted)
        for (auto person : one.table.facilitators) topics.push_back(people::topic_of(person));
    return topics;
}

// A ticket names the table and its room.
void show_on_tickets(Tx& tx, const Meeting& m, Event& event)
{
    for (const auto& r : everybody(tx, m.meeting_id)) {
        if (!r.person_id || !r.table_id) continue;
        json entry = {{std::to_string(r.registration_id.value), person_entry_patch(tx, m, r)}};
        event.patches.push_back({people::topic_of(*r.person_id), {{"registrations", std::move(entry)}}});
    }
}

} // namespace

SetTables SetTables::read(MeetingId id, int revision, Fields& in)
{
    SetTables wanted{.meeting_id = id, .revision = revision};
    int order = 0;
    for (const auto& object : in.optional_objects("tables", max_new_tables))
        wanted.tables.push_back(read_table(object, ++order));
    return wanted;
}

awaitable<Event> set_tables(House& house, Person person, SetTables wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto m = edited_by(tx, person.person_id, wanted.meeting_id, wanted.revision);
        require_sound(tx, m, wanted.tables);
        Screens screens(house.sections, tx, screens_of(tx, m, wanted.tables));
        auto there = tables_of(tx, m.meeting_id);
        auto ids   = json::array();
        for (const auto& one : wanted.tables) {
            auto id = save(tx, m, there, one);
            link(tx, id, one.table);
            ids.push_back(id.value);
        }
        remove_others(tx, there, wanted.tables); // last: a new table never takes the id of one that goes
        auto event = set_up(tx, m, screens, "tables_set", {{"table_ids", ids}});
        show_on_tickets(tx, m, event);
        event.answer["table_ids"] = std::move(ids);
        return event;
    });
}

} // namespace meetings
