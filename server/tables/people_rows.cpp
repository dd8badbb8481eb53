#include "tables/rows.hpp"

namespace tables {

namespace {

constexpr auto help_columns =
    "h.help_call_id, h.table_id, h.text, h.called_at_ms, h.taken_at_ms, h.taker_id from help_call h ";

Help help_from(const Row& row)
{
    Help h;
    h.help_call_id = row.id<HelpCallId>(0);
    h.table_id     = row.id<TableId>(1);
    h.text         = row.text(2);
    h.called_at    = row.instant(3);
    h.taken_at     = row.optional_instant(4);
    h.taker_id     = row.optional_id<PersonId>(5);
    return h;
}

} // namespace

std::optional<Help> open_help(Reader& reader, HelpCallId id)
{
    static const auto sql = std::string("select ") + help_columns + "where h.help_call_id = ? and h.done_at_ms is null";
    return reader.db.one(sql, help_from, id);
}

std::optional<Help> open_help_at(Reader& reader, TableId id)
{
    static const auto sql = std::string("select ") + help_columns + "where h.table_id = ? and h.done_at_ms is null";
    return reader.db.one(sql, help_from, id);
}

HelpCallId insert_help(Tx& tx, const CallHelp& call, PersonId caller)
{
    tx.db.run("insert into help_call (table_id, text, called_at_ms, caller_id) values (?, ?, ?, ?)", call.table_id,
              call.text, tx.now, caller);
    return {tx.db.last_id()};
}

std::vector<PersonId> facilitators_of(Reader& reader, TableId id)
{
    std::vector<PersonId> found;
    reader.db.each(
        "select person_id from table_facilitator where table_id = ? order by person_id",
        [&](const Row& row) { found.push_back(row.id<PersonId>(0)); }, id);
    return found;
}

bool is_facilitator(Reader& reader, PersonId person, TableId id)
{
    return reader.db.exists("select 1 from table_facilitator where table_id = ? and person_id = ?", id, person);
}

bool sits_at(Reader& reader, PersonId person, TableId id)
{
    return reader.db.exists(
        "select 1 from table_participant where table_id = ? and person_id = ? and left_at_ms is null", id, person);
}

std::vector<TableId> tables_joined(Reader& reader, PersonId person)
{
    std::vector<TableId> found;
    reader.db.each(
        "select table_id from table_participant where person_id = ? order by joined_at_ms, table_id",
        [&](const Row& row) { found.push_back(row.id<TableId>(0)); }, person);
    return found;
}

std::optional<Instant> left_at(Reader& reader, PersonId person, TableId id)
{
    auto ms = reader.db.integer("select left_at_ms from table_participant where table_id = ? and person_id = ?", id,
                                person);
    return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

bool sit_down(Tx& tx, PersonId person, TableId id)
{
    if (sits_at(tx, person, id)) return false;
    tx.db.run("insert into table_participant (table_id, person_id, joined_at_ms, seen_at_ms) values (?1, ?2, ?3, ?3) "
              "on conflict (table_id, person_id) do update set left_at_ms = null",
              id, person, tx.now);
    return true;
}

void leave_table(Tx& tx, PersonId person, TableId id)
{
    tx.db.run("update table_participant set left_at_ms = ? where table_id = ? and person_id = ? and left_at_ms is null",
              tx.now, id, person);
}

std::int64_t participants_at(Reader& reader, TableId id)
{
    return reader.db.integer("select count(*) from table_participant where table_id = ? and left_at_ms is null", id)
        .value_or(0);
}

void mark_seen(Tx& tx, TableId id)
{
    tx.db.run("update meeting_table set seen_at_ms = ? where table_id = ?", tx.now, id);
}

std::optional<Instant> seen_at(Reader& reader, TableId id)
{
    auto ms = reader.db.integer("select seen_at_ms from meeting_table where table_id = ?", id);
    return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

} // namespace tables
