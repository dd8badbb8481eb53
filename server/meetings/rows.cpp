#include "meetings/rows.hpp"

namespace meetings {

namespace {

const std::string columns =
    R"(select m.meeting_id, m.process_id, m.title, m.summary, m.mode, m.place, m.map_url, m.stream_url, m.guide,
              m.starts_at_ms, m.ends_at_ms, m.state, m.seats, m.seats_online, m.registered, m.present,
              m.registration_opens_at_ms, m.registration_closes_at_ms, m.registration_state, m.email_alone,
              m.nicknames, m.offer_minutes, m.cancelled_at_ms, m.cancelled_reason, m.draw_seed, m.drawn_at_ms,
              m."order", m.revision, p.slug, p.title, p.time_zone
       from meeting m join process p on p.process_id = m.process_id )";

std::optional<int> count(const Row& row, int column)
{
    auto found = row.optional_integer(column);
    return found ? std::optional(static_cast<int>(*found)) : std::nullopt;
}

Meeting to_meeting(const Row& row)
{
    Meeting one;
    one.meeting_id = row.id<MeetingId>(0), one.process_id = row.id<ProcessId>(1);
    one.title = row.text(2), one.summary = row.text(3), one.mode = row.text(4), one.place = row.text(5);
    one.map_url = row.optional_text(6), one.stream_url = row.optional_text(7), one.guide = row.optional_text(8);
    one.starts_at = row.instant(9), one.ends_at = row.instant(10), one.state = row.text(11);
    one.seats = count(row, 12), one.seats_online = count(row, 13);
    one.registered = count(row, 14), one.present = count(row, 15);
    one.registration_opens_at = row.optional_instant(16), one.registration_closes_at = row.optional_instant(17);
    one.registration_state = row.text(18);
    one.email_alone = row.boolean(19), one.nicknames = row.boolean(20);
    one.offer_minutes = static_cast<int>(row.integer(21));
    one.cancelled_at = row.optional_instant(22), one.cancelled_reason = row.text(23);
    one.draw_seed = row.optional_text(24), one.drawn_at = row.optional_instant(25);
    one.order = static_cast<int>(row.integer(26)), one.revision = static_cast<int>(row.integer(27));
    one.process_slug = row.text(28), one.process_title = row.text(29), one.time_zone = row.text(30);
    return one;
}

template <class... Args> std::vector<Meeting> select(Reader& reader, const char* where, const Args&... args)
{
    std::vector<Meeting> list;
    reader.db.each(
        columns + where, [&](const Row& row) { list.push_back(to_meeting(row)); }, args...);
    return list;
}

constexpr auto table_columns = R"(select table_id, meeting_id, theme, room, seats, "order", join_code from
                                  meeting_table )";

Table to_table(const Row& row)
{
    return {row.id<TableId>(0),   row.id<MeetingId>(1), row.text(2),
            row.optional_text(3), count(row, 4),        static_cast<int>(row.integer(5)),
            row.text(6)};
}

} // namespace

std::optional<Meeting> meeting(Reader& reader, MeetingId id)
{
    auto found = select(reader, "where m.meeting_id = ?", id);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Meeting> meetings_of(Reader& reader, ProcessId id)
{
    return select(reader, "where m.process_id = ? order by m.\"order\", m.meeting_id", id);
}

std::vector<Meeting> unfinished_meetings(Reader& reader)
{
    return select(reader, "where m.state <> 'closed' or m.registration_state <> 'closed' "
                          "order by m.starts_at_ms, m.meeting_id");
}

std::optional<Table> table(Reader& reader, TableId id)
{
    static const auto sql = std::string(table_columns) + "where table_id = ?";
    return reader.db.one(sql, to_table, id);
}

std::optional<Table> table_with_code(Reader& reader, std::string_view join_code)
{
    static const auto sql = std::string(table_columns) + "where join_code = ?";
    return reader.db.one(sql, to_table, join_code);
}

std::optional<Table> table_of(Reader& reader, RegistrationId id)
{
    static const auto sql = std::string(table_columns)
                            + "where table_id = (select table_id from registration where registration_id = ?)";
    return reader.db.one(sql, to_table, id);
}

std::vector<Table> tables_of(Reader& reader, MeetingId id)
{
    static const auto sql = std::string(table_columns) + R"(where meeting_id = ? order by "order", table_id)";
    std::vector<Table> list;
    reader.db.each(
        sql, [&](const Row& row) { list.push_back(to_table(row)); }, id);
    return list;
}

bool is_seated(Reader& reader, PersonId person, TableId table)
{
    return reader.db.exists("select 1 from registration where person_id = ? and table_id = ? and state = 'registered'",
                            person, table);
}

int present_at(Reader& reader, TableId table)
{
    auto present = reader.db.integer("select count(*) from registration r join check_in c "
                                     "on c.registration_id = r.registration_id where r.table_id = ?",
                                     table);
    return static_cast<int>(present.value_or(0));
}

MeetingId insert_meeting(Tx& tx, const NewMeeting& m)
{
    auto state = state_at(m.starts_at, m.ends_at, tx.now);
    std::optional<std::string> registration_state;
    if (m.registration_opens_at)
        registration_state = state_at(*m.registration_opens_at, *m.registration_closes_at, tx.now);
    tx.db.run(R"(insert into meeting (process_id, title, summary, mode, place, starts_at_ms, ends_at_ms, state, seats,
                     registered, present, "order", map_url, stream_url, seats_online, registration_opens_at_ms,
                     registration_closes_at_ms, registration_state, email_alone, nicknames, guide, offer_minutes)
                 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
              m.process_id, m.title, m.summary, m.mode, m.place, m.starts_at, m.ends_at, state, m.seats, m.registered,
              m.present, m.order, m.map_url, m.stream_url, m.seats_online, m.registration_opens_at,
              m.registration_closes_at, registration_state, m.email_alone, m.nicknames, m.guide, m.offer_minutes);
    return {tx.db.last_id()};
}

void insert_agenda_item(Tx& tx, MeetingId id, const NewAgendaItem& item)
{
    tx.db.run(R"(insert into agenda_item (meeting_id, kind, title, room, "round", starts_at_ms, ends_at_ms, "order")
                 values (?, ?, ?, ?, ?, ?, ?, ?))",
              id, item.kind, item.title, item.room, item.round, item.starts_at, item.ends_at, item.order);
}

void insert_question(Tx& tx, MeetingId id, const NewQuestion& question)
{
    tx.db.run(R"(insert into meeting_question (meeting_id, text, kind, choices, required, "order")
                 values (?, ?, ?, ?, ?, ?))",
              id, question.text, question.kind, json(question.choices).dump(), question.required, question.order);
}

TableId insert_table(Tx& tx, MeetingId id, const NewTable& table, std::string_view join_code)
{
    tx.db.run(R"(insert into meeting_table (meeting_id, theme, people, "order", room, seats, join_code)
                 values (?, ?, ?, ?, ?, ?, ?))",
              id, table.theme, table.people, table.order, table.room, table.seats, join_code);
    return {tx.db.last_id()};
}

void insert_node(Tx& tx, TableId table, NodeId node, std::string_view number, std::string_view title, int order)
{
    tx.db.run(R"(insert into table_node (table_id, node_id, number, title, "order") values (?, ?, ?, ?, ?))", table,
              node, number, title, order);
}

void insert_facilitator(Tx& tx, TableId table, PersonId person)
{
    tx.db.run("insert into table_facilitator (table_id, person_id) values (?, ?) on conflict do nothing", table,
              person);
}

void keep_attendance(Tx& tx, MeetingId id)
{
    if (!tx.db.exists("select 1 from registration where meeting_id = ?", id)) return;
    tx.db.run("update meeting set "
              "registered = (select count(*) from registration where meeting_id = ?1 and state = 'registered'), "
              "present = (select count(*) from check_in where meeting_id = ?1) where meeting_id = ?1",
              id);
    tx.db.run("update meeting_table set people = (select count(*) from registration r "
              "join check_in c on c.registration_id = r.registration_id where r.table_id = meeting_table.table_id) "
              "where meeting_id = ?",
              id);
}

void set_state(Tx& tx, MeetingId id, std::string_view state)
{
    tx.db.run("update meeting set state = ? where meeting_id = ?", state, id);
}

void erase_needs(Tx& tx, MeetingId id)
{
    tx.db.run("update registration set access_needs = null, dietary_needs = null where meeting_id = ? "
              "and (access_needs is not null or dietary_needs is not null)",
              id);
}

void set_registration_state(Tx& tx, MeetingId id, std::string_view state)
{
    tx.db.run("update meeting set registration_state = ? where meeting_id = ?", state, id);
}

void update_meeting(Tx& tx, const Meeting& m)
{
    tx.db.run(R"(update meeting set title = ?, summary = ?, place = ?, map_url = ?, stream_url = ?, guide = ?,
                     starts_at_ms = ?, ends_at_ms = ?, state = ?, revision = ?, cancelled_at_ms = ?,
                     cancelled_reason = ?, draw_seed = ?, drawn_at_ms = ? where meeting_id = ?)",
              m.title, m.summary, m.place, m.map_url, m.stream_url, m.guide, m.starts_at, m.ends_at, m.state,
              m.revision, m.cancelled_at, m.cancelled_reason, m.draw_seed, m.drawn_at, m.meeting_id);
}

int seated_at(Reader& reader, TableId table)
{
    auto seated = reader.db.integer("select count(*) from registration where table_id = ? and state = 'registered'",
                                    table);
    return static_cast<int>(seated.value_or(0));
}

std::vector<Question> questions_of(Reader& reader, MeetingId id)
{
    std::vector<Question> list;
    reader.db.each(
        R"(select meeting_question_id, kind, choices, required from meeting_question where meeting_id = ?
           order by "order")",
        [&](const Row& row) {
            list.push_back({std::to_string(row.integer(0)), row.text(1),
                            json::parse(row.view(2)).get<std::vector<std::string>>(), row.boolean(3)});
        },
        id);
    return list;
}

Seats seats_of(Reader& reader, const Meeting& m, std::string_view mode)
{
    Seats seats;
    seats.seats = mode == "online" ? m.seats_online : m.seats;
    reader.db.one(
        "select taken, waiting, present from seat_count where meeting_id = ? and mode = ?",
        [&](const Row& row) {
            seats.taken   = static_cast<int>(row.integer(0));
            seats.waiting = static_cast<int>(row.integer(1));
            seats.present = static_cast<int>(row.integer(2));
            return true;
        },
        m.meeting_id, mode);
    return seats;
}

std::vector<std::string_view> modes_of(const Meeting& m)
{
    if (m.mode == "hybrid") return {"in_person", "online"};
    return {m.mode == "online" ? "online" : "in_person"};
}

void count_seats(Tx& tx, MeetingId id, std::string_view mode, int taken, int waiting, int present)
{
    tx.db.run("insert into seat_count (meeting_id, mode) values (?, ?) on conflict do nothing", id, mode);
    tx.db.run("update seat_count set taken = taken + ?, waiting = waiting + ?, present = present + ? "
              "where meeting_id = ? and mode = ?",
              taken, waiting, present, id, mode);
}

} // namespace meetings
