#include "tables/rows.hpp"
#include "tables/rules.hpp"

namespace tables {

namespace {

const std::string columns =
    R"(s.table_session_id, s.table_id, s."round", s.question, s.template, s.length_ms, s.state, )"
    "s.started_at_ms, s.ends_at_ms, s.common_ends_at_ms, s.paused_at_ms, s.closed_at_ms, "
    "s.reopened_until_ms from table_session s ";

Session from_row(const Row& row)
{
    Session s;
    s.session_id     = row.id<TableSessionId>(0);
    s.table_id       = row.id<TableId>(1);
    s.round          = static_cast<int>(row.integer(2));
    s.question       = row.text(3);
    s.fields         = json::parse(row.view(4));
    s.length         = std::chrono::milliseconds{row.integer(5)};
    s.state          = session_state_named(row.view(6)).value();
    s.started_at     = row.optional_instant(7);
    s.ends_at        = row.optional_instant(8);
    s.common_ends_at = row.optional_instant(9);
    s.paused_at      = row.optional_instant(10);
    s.closed_at      = row.optional_instant(11);
    s.reopened_until = row.optional_instant(12);
    return s;
}

} // namespace

std::vector<Session> sessions_of(Reader& reader, TableId id)
{
    static const auto sql = "select " + columns + R"(where s.table_id = ? order by s."round")";
    std::vector<Session> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(from_row(row)); }, id);
    return found;
}

std::optional<Session> session(Reader& reader, TableSessionId id)
{
    static const auto sql = "select " + columns + "where s.table_session_id = ?";
    return reader.db.one(sql, from_row, id);
}

TableSessionId insert_session(Tx& tx, TableId id, const NewSession& wanted)
{
    auto fields = json::array();
    for (const auto& field : wanted.fields) fields.push_back({{"key", field.key}, {"label", field.label}});
    tx.db.run(R"(insert into table_session (table_id, "round", question, template, length_ms, state)
                 values (?, ?, ?, ?, ?, 'scheduled'))",
              id, wanted.round, wanted.question, fields.dump(),
              std::int64_t{std::chrono::milliseconds{wanted.length}.count()});
    return {tx.db.last_id()};
}

void update_session(Tx& tx, const Session& s)
{
    tx.db.run("update table_session set state = ?, started_at_ms = ?, ends_at_ms = ?, common_ends_at_ms = ?, "
              "paused_at_ms = ?, closed_at_ms = ?, reopened_until_ms = ? where table_session_id = ?",
              name_of(s.state), s.started_at, s.ends_at, s.common_ends_at, s.paused_at, s.closed_at, s.reopened_until,
              s.session_id);
}

std::vector<Session> reopened_sessions(Reader& reader)
{
    static const auto sql = "select " + columns + "where s.reopened_until_ms is not null";
    std::vector<Session> found;
    reader.db.each(sql, [&](const Row& row) { found.push_back(from_row(row)); });
    return found;
}

} // namespace tables
