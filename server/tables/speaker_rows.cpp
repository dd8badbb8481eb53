#include "tables/rows.hpp"

namespace tables {

namespace {

constexpr auto columns = R"(s.speaker_id, s.table_id, s.table_session_id, s.person_id, s.name, s.state, s.spoke_ms,
                            s.speaking_since_ms, s."order" from speaker s )";

Speaker from_row(const Row& row)
{
    Speaker s;
    s.speaker_id     = row.id<SpeakerId>(0);
    s.table_id       = row.id<TableId>(1);
    s.session_id     = row.id<TableSessionId>(2);
    s.person_id      = row.optional_id<PersonId>(3);
    s.name           = row.text(4);
    s.state          = row.text(5);
    s.spoke          = std::chrono::milliseconds{row.integer(6)};
    s.speaking_since = row.optional_instant(7);
    s.order          = static_cast<int>(row.integer(8));
    return s;
}

} // namespace

std::optional<Speaker> speaker(Reader& reader, SpeakerId id)
{
    static const auto sql = std::string("select ") + columns + "where s.speaker_id = ? and s.removed_at_ms is null";
    return reader.db.one(sql, from_row, id);
}

std::vector<Speaker> speakers_of(Reader& reader, TableSessionId id)
{
    static const auto sql = std::string("select ") + columns
                            + R"(where s.table_session_id = ? and s.removed_at_ms is null
                                 order by s."order", s.speaker_id)";
    std::vector<Speaker> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(from_row(row)); }, id);
    return found;
}

SpeakerId insert_speaker(Tx& tx, const Speaker& s)
{
    tx.db.run(R"(insert into speaker (table_id, table_session_id, person_id, name, state, "order")
                 values (?, ?, ?, ?, ?, ?))",
              s.table_id, s.session_id, s.person_id, s.name, s.state, s.order);
    return {tx.db.last_id()};
}

void update_speaker(Tx& tx, const Speaker& s)
{
    tx.db.run(R"(update speaker set state = ?, spoke_ms = ?, speaking_since_ms = ?, "order" = ? where speaker_id = ?)",
              s.state, std::int64_t{s.spoke.count()}, s.speaking_since, s.order, s.speaker_id);
}

void remove_speaker(Tx& tx, SpeakerId id)
{
    tx.db.run("update speaker set removed_at_ms = ?, speaking_since_ms = null where speaker_id = ?", tx.now, id);
}

} // namespace tables
