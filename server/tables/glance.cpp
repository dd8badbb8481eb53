// What the rooms above ask of tables: each at a glance, the notes of all, the clock of all.
#include "tables/access.hpp"
#include "tables/pieces.hpp"
#include "tables/rules.hpp"

namespace tables {

namespace {

constexpr int minutes_of_pace = 10; // those that had notes; the last five are shown
constexpr int minute_ms       = 60'000;

constexpr auto taken_in = "from contribution c where c.table_id = ? and c.taken_at_ms is not null and "
                          "c.retracted_at_ms is null ";

json pace(Reader& reader, TableId id)
{
    static const auto sql = std::string("select c.taken_at_ms / ?2 * ?2 as minute, count(*) from contribution c where "
                                        "c.table_id = ?1 and c.taken_at_ms is not null and c.retracted_at_ms is null "
                                        "group by minute order by minute desc limit ?3");
    auto shown            = json::object();
    reader.db.each(
        sql, [&](const Row& row) { shown[to_text(row.instant(0))] = row.integer(1); }, id, minute_ms, minutes_of_pace);
    return shown;
}

const std::string note_columns =
    R"(c.contribution_id, c.table_id, t."order", s."round", c.number, c.text, c.group_id, g.title, )"
    "c.plenary_at_ms is not null, c.merged_into, c.taken_at_ms from contribution c "
    "join meeting_table t on t.table_id = c.table_id join table_session s on s.table_session_id = c.table_session_id "
    "left join contribution_group g on g.group_id = c.group_id "
    "where c.taken_at_ms is not null and c.retracted_at_ms is null ";

Note note_from(const Row& row)
{
    Note n;
    n.contribution_id = row.id<ContributionId>(0);
    n.table_id        = row.id<TableId>(1);
    n.table           = static_cast<int>(row.integer(2));
    n.round           = static_cast<int>(row.integer(3));
    n.number          = static_cast<int>(row.integer(4));
    n.text            = row.text(5);
    n.group_id        = row.optional_id<GroupId>(6);
    n.group           = row.text(7);
    n.is_for_plenary  = row.boolean(8);
    n.merged_into     = row.optional_id<ContributionId>(9);
    n.taken_at        = row.instant(10);
    return n;
}

} // namespace

json glance(Reader& reader, TableId id)
{
    static const auto count_sql = std::string("select count(*) ") + taken_in;
    static const auto last_sql  = std::string("select c.text, c.taken_at_ms ") + taken_in
                                 + "order by c.taken_at_ms desc, c.contribution_id desc limit 1";
    auto table = meetings::table(reader, id);
    if (!table) throw Refusal{Reason::not_found};
    json shown{{"table_id", id.value},
               {"order", table->order},
               {"theme", table->theme},
               {"facilitators", facilitators_state(reader, id)},
               {"participants", participants_at(reader, id)},
               {"present", meetings::present_at(reader, id)},
               {"contributions", reader.db.integer(count_sql, id).value_or(0)},
               {"pace", pace(reader, id)}};
    if (auto current = current_session(reader, id)) shown["session"] = to_json(*current);
    auto last = [](const Row& row) { return json{{"text", row.text(0)}, {"at", to_text(row.instant(1))}}; };
    if (auto text = reader.db.one(last_sql, last, id)) shown["last_contribution"] = *std::move(text);
    if (auto help = open_help_at(reader, id)) shown["help"] = help_state(reader, *help);
    if (auto vote = newest_vote(reader, id)) shown["vote"] = *std::move(vote);
    if (auto seen = seen_at(reader, id)) shown["seen_at"] = to_text(*seen);
    return shown;
}

std::vector<Note> notes_of(Reader& reader, MeetingId id, int limit)
{
    static const auto sql = "select " + note_columns
                            + "and t.meeting_id = ? order by c.taken_at_ms desc, c.contribution_id desc limit ?";
    std::vector<Note> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(note_from(row)); }, id, limit);
    return found;
}

std::optional<Note> note(Reader& reader, ContributionId id)
{
    static const auto sql = "select " + note_columns + "and c.contribution_id = ?";
    return reader.db.one(sql, note_from, id);
}

std::optional<json> common_clock(Reader& reader, MeetingId id)
{
    std::vector<Session> sessions;
    for (const auto& table : meetings::tables_of(reader, id))
        for (auto& session : sessions_of(reader, table.table_id)) sessions.push_back(std::move(session));
    auto clock = common_clock_of(sessions);
    if (!clock) return {};
    json shown{{"round", clock->round}, {"ends_at", to_text(clock->ends_at)}, {"state", name_of(clock->state)}};
    if (clock->paused_at) shown["paused_at"] = to_text(*clock->paused_at);
    return shown;
}

} // namespace tables
