// What a meeting shows: on its own topic, and on its process.
#include "meetings/state.hpp"

#include "meetings/rows.hpp"
#include "processes/processes.hpp"

namespace meetings {

namespace {

template <class Make, class... Args> json by_id(Reader& reader, const char* sql, Make make, const Args&... args)
{
    auto all = json::object();
    reader.db.each(
        sql, [&](const Row& row) { all[std::to_string(row.integer(0))] = make(row); }, args...);
    return all;
}

void put(json& one, const char* name, const std::optional<std::string>& value)
{
    if (value) one[name] = *value;
}

json registration(const Meeting& m)
{
    return {{"opens_at", to_text(*m.registration_opens_at)},
            {"closes_at", to_text(*m.registration_closes_at)},
            {"state", m.registration_state},
            {"email_alone", m.email_alone}};
}

// As every screen of the meeting shows it.
json in_full(Reader& reader, const Meeting& m)
{
    json one{{"meeting_id", m.meeting_id.value},
             {"process_id", m.process_id.value},
             {"process_slug", m.process_slug},
             {"process_title", m.process_title},
             {"time_zone", m.time_zone},
             {"title", m.title},
             {"summary", m.summary},
             {"mode", m.mode},
             {"place", m.place},
             {"starts_at", to_text(m.starts_at)},
             {"ends_at", to_text(m.ends_at)},
             {"state", m.state},
             {"nicknames", m.nicknames},
             {"offer_minutes", m.offer_minutes},
             {"revision", m.revision},
             {"guide", m.guide.has_value()},
             {"seats", seats(reader, m)},
             {"agenda", agenda(reader, m.meeting_id)},
             {"questions", questions(reader, m.meeting_id)},
             {"tables", tables(reader, m.meeting_id)}};
    put(one, "map_url", m.map_url);
    if (m.registration_opens_at) one["registration"] = registration(m);
    if (m.cancelled_at) one["cancelled"] = cancelled(m);
    if (m.draw_seed) one["draw"] = {{"seed", *m.draw_seed}, {"at", to_text(*m.drawn_at)}};
    return one;
}

} // namespace

std::string topic_of(MeetingId id) { return "meeting/" + std::to_string(id.value); }
std::string desk_of(MeetingId id) { return topic_of(id) + "/desk"; }

std::vector<Patch> on_screens(MeetingId id, const json& patch) { return {{topic_of(id), patch}, {desk_of(id), patch}}; }

json agenda(Reader& reader, MeetingId id)
{
    auto make = [](const Row& row) {
        json one{{"agenda_item_id", row.integer(0)},
                 {"kind", row.text(1)},
                 {"title", row.text(2)},
                 {"starts_at", to_text(row.instant(5))},
                 {"ends_at", to_text(row.instant(6))},
                 {"order", row.integer(7)}};
        put(one, "room", row.optional_text(3));
        if (auto round = row.optional_integer(4)) one["round"] = *round;
        return one;
    };
    return by_id(reader, R"(select agenda_item_id, kind, title, room, "round", starts_at_ms, ends_at_ms, "order"
                            from agenda_item where meeting_id = ?)",
                 make, id);
}

json questions(Reader& reader, MeetingId id)
{
    auto make = [](const Row& row) {
        auto choices = json::object();
        int number   = 0;
        for (auto& choice : json::parse(row.view(3))) choices[std::to_string(++number)] = std::move(choice);
        return json{{"question_id", row.integer(0)}, {"text", row.text(1)},        {"kind", row.text(2)},
                    {"choices", std::move(choices)}, {"required", row.boolean(4)}, {"order", row.integer(5)}};
    };
    return by_id(reader, R"(select meeting_question_id, text, kind, choices, required, "order" from meeting_question
                            where meeting_id = ?)",
                 make, id);
}

json nodes_of(Reader& reader, TableId id)
{
    auto make = [](const Row& row) {
        return json{
            {"node_id", row.integer(0)}, {"number", row.text(1)}, {"title", row.text(2)}, {"order", row.integer(3)}};
    };
    return by_id(reader, R"(select node_id, number, title, "order" from table_node where table_id = ?)", make, id);
}

json tables_in_short(Reader& reader, MeetingId id)
{
    auto make = [](const Row& row) {
        return json{{"table_id", row.integer(0)},
                    {"theme", row.text(1)},
                    {"people", row.integer(2)},
                    {"order", row.integer(3)}};
    };
    return by_id(reader, R"(select table_id, theme, people, "order" from meeting_table where meeting_id = ?)", make,
                 id);
}

json tables(Reader& reader, MeetingId id)
{
    auto all = tables_in_short(reader, id);
    for (const auto& table : tables_of(reader, id)) {
        auto& one    = all[std::to_string(table.table_id.value)];
        one["nodes"] = nodes_of(reader, table.table_id);
        put(one, "room", table.room);
        if (table.seats) one["seats"] = *table.seats;
    }
    return all;
}

json seats(Reader& reader, const Meeting& m)
{
    auto all = json::object();
    for (auto mode : modes_of(m)) {
        auto now = seats_of(reader, m, mode);
        json one{{"taken", now.taken}, {"waiting", now.waiting}, {"present", now.present}};
        if (now.seats) one["seats"] = *now.seats;
        all[std::string(mode)] = std::move(one);
    }
    return all;
}

json cancelled(const Meeting& m) { return {{"at", to_text(*m.cancelled_at)}, {"reason", m.cancelled_reason}}; }

json process_entry(Reader& reader, const Meeting& m)
{
    json one{{"meeting_id", m.meeting_id.value},
             {"title", m.title},
             {"summary", m.summary},
             {"mode", m.mode},
             {"place", m.place},
             {"starts_at", to_text(m.starts_at)},
             {"ends_at", to_text(m.ends_at)},
             {"state", m.state},
             {"order", m.order},
             {"tables", tables_in_short(reader, m.meeting_id)}};
    if (m.seats) one["seats"] = *m.seats;
    if (m.registered) one["registered"] = *m.registered;
    if (m.present) one["present"] = *m.present;
    if (m.cancelled_at) one["cancelled"] = cancelled(m);
    if (m.registration_opens_at) one["registration"] = registration(m);
    return one;
}

std::vector<Patch> attendance(Reader& reader, const Meeting& m)
{
    auto all    = tables_in_short(reader, m.meeting_id);
    auto tables = json::object();
    for (const auto& [id, table] : all.items()) tables[id] = {{"people", table["people"]}};
    auto patches = on_screens(m.meeting_id, {{"tables", tables}});
    json card{{"tables", std::move(tables)}};
    if (m.registered) card["registered"] = *m.registered;
    if (m.present) card["present"] = *m.present;
    json list = {{std::to_string(m.meeting_id.value), std::move(card)}};
    patches.push_back({processes::topic_of(m.process_id), {{"meetings", std::move(list)}}});
    return patches;
}

std::optional<json> meeting_state(Reader& reader, MeetingId id)
{
    auto found = meeting(reader, id);
    return found ? std::optional(in_full(reader, *found)) : std::nullopt;
}

} // namespace meetings
