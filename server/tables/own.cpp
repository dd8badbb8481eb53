// What a person sees of the own part at tables: the section "tables" of "person/{id}"; and what is forgotten of them.
#include "tables/access.hpp"
#include "tables/pieces.hpp"

namespace tables {

namespace {

constexpr int own_shown = 100; // notes at one table: more than anyone sends from a phone
constexpr int all       = -1;

bool is_cited(Reader& reader, ContributionId id)
{
    return reader.db.exists("select 1 from summary_citation s join summary_line l "
                            "on l.summary_line_id = s.summary_line_id where s.contribution_id = ? "
                            "and l.removed_at_ms is null",
                            id);
}

std::string_view state_of(Reader& reader, const Contribution& c)
{
    if (c.retracted_at) return "retracted";
    if (c.parked_at || (c.declined_at && !c.taken_at)) return "parked";
    if (!c.taken_at) return "queued";
    if (is_cited(reader, c.contribution_id)) return "cited";
    return c.group_id ? "grouped" : "taken";
}

json own_note(Reader& reader, const Contribution& c)
{
    json shown{{"contribution_id", c.contribution_id.value},
               {"number", c.number},
               {"session_id", c.session_id.value},
               {"text", c.text},
               {"revision", c.revision},
               {"written_at", to_text(c.written_at)},
               {"state", state_of(reader, c)},
               {"order", c.number}};
    if (c.group_id && c.is_on_board()) shown["group_id"] = c.group_id->value;
    if (!c.field.empty()) shown["field"] = c.field;
    if (c.late) shown["late"] = true;
    return shown;
}

json own_notes(Reader& reader, PersonId person, TableId table, std::string_view source, int limit)
{
    static const auto sql = "select " + contribution_columns
                            + "from contribution c where c.person_id = ? and c.table_id = ? and c.source = ? "
                              "order by c.number desc limit ?";
    auto shown = json::object();
    auto take  = [&](const Row& row) {
        auto c                                         = contribution_from(row);
        shown[std::to_string(c.contribution_id.value)] = own_note(reader, c);
    };
    reader.db.each(sql, take, person, table, source, limit);
    return shown;
}

json own_table(Reader& reader, PersonId person, const meetings::Table& table, int limit)
{
    json shown{{"table_id", table.table_id.value},
               {"meeting_id", table.meeting_id.value},
               {"theme", table.theme},
               {"order", table.order},
               {"contributions", own_notes(reader, person, table.table_id, "participant", limit)}};
    if (auto left = left_at(reader, person, table.table_id)) shown["left_at"] = to_text(*left);
    auto vote = newest_dot_vote(reader, table.table_id);
    if (auto points = vote ? ballot_of(reader, vote->dot_vote_id, person) : std::nullopt)
        shown["ballot"] = {{"dot_vote_id", vote->dot_vote_id.value}, {"points", *points}};
    return shown;
}

json own_tables(Reader& reader, PersonId person, int limit)
{
    auto shown = json::object();
    for (auto id : tables_joined(reader, person))
        if (auto table = meetings::table(reader, id))
            shown[std::to_string(id.value)] = own_table(reader, person, *table, limit);
    return shown;
}

json spoken_by(Reader& reader, PersonId person)
{
    auto list = json::array();
    reader.db.each(
        "select table_id, name, spoke_ms from speaker where person_id = ? order by speaker_id",
        [&](const Row& row) {
            list.push_back({{"table_id", row.integer(0)}, {"name", row.text(1)}, {"spoke_ms", row.integer(2)}});
        },
        person);
    return list;
}

json ballots_of(Reader& reader, PersonId person)
{
    auto list = json::array();
    reader.db.each(
        "select dot_vote_id, points from dot_ballot where person_id = ? order by dot_vote_id",
        [&](const Row& row) {
            list.push_back({{"dot_vote_id", row.integer(0)}, {"points", json::parse(row.view(1))}});
        },
        person);
    return list;
}

} // namespace

json person_section(Reader& reader, std::int64_t person)
{
    return {{"tables", own_tables(reader, PersonId{person}, own_shown)}};
}

json person_data(Reader& reader, std::int64_t id)
{
    PersonId person{id};
    auto taken_down = json::object();
    std::vector<TableId> led;
    reader.db.each(
        "select distinct table_id from contribution where person_id = ? and source = 'facilitator'",
        [&](const Row& row) { led.push_back(row.id<TableId>(0)); }, person);
    for (auto table : led)
        taken_down[std::to_string(table.value)] = own_notes(reader, person, table, "facilitator", all);
    return {{"tables", own_tables(reader, person, all)},
            {"notes_taken_down", std::move(taken_down)},
            {"dot_ballots", ballots_of(reader, person)},
            {"spoken", spoken_by(reader, person)}};
}

std::vector<std::string> appearances(Reader& reader, PersonId person)
{
    std::vector<std::string> topics;
    auto take = [&](const Row& row) {
        auto meeting = meetings::topic_of(row.id<MeetingId>(1));
        topics.insert(topics.end(), {topic_of(row.id<TableId>(0)), desk_topic_of(row.id<TableId>(0)),
                                     meeting + "/plenary", meeting + "/screen"});
    };
    reader.db.each("select t.table_id, t.meeting_id from meeting_table t join ("
                   "select table_id from table_facilitator where person_id = ?1 "
                   "union select table_id from table_participant where person_id = ?1 "
                   "union select table_id from contribution where person_id = ?1 "
                   "union select table_id from speaker where person_id = ?1 "
                   "union select table_id from help_call where taker_id = ?1 "
                   "union select table_id from summary_line where writer_id = ?1) x on x.table_id = t.table_id",
                   take, person);
    return topics;
}

// Notes stay, without the person; what was counted stays counted. The screens are told by `appearances`.
std::vector<Patch> forget(Tx& tx, PersonId person)
{
    // A step that could bring a name back is nobody's to undo any more.
    tx.db.run("delete from board_step where person_id = ?1 or (kind = 'contribution_edited' and table_id in "
              "(select table_id from contribution where person_id = ?1))",
              person);
    tx.db.run("update contribution set said_by = '' where person_id = ? and source = 'participant'", person);
    tx.db.run("update contribution set person_id = null where person_id = ?", person);
    tx.db.run("update speaker set person_id = null, name = '', removed_at_ms = coalesce(removed_at_ms, ?) "
              "where person_id = ?",
              tx.now, person);
    tx.db.run("update summary_line set writer_id = null, writing_until_ms = null where writer_id = ?", person);
    tx.db.run("update help_call set taker_id = null where taker_id = ?", person);
    for (auto table : {"dot_ballot", "table_participant", "table_facilitator"})
        tx.db.run("delete from " + std::string(table) + " where person_id = ?", person);
    return {};
}

} // namespace tables
