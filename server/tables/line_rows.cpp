#include "tables/rows.hpp"

namespace tables {

namespace {

constexpr auto columns = R"(l.summary_line_id, l.table_id, l.text, l."order", l.revision, l.plenary_at_ms, l.writer_id,
                            l.writing_until_ms from summary_line l )";

Line from_row(const Row& row)
{
    Line l;
    l.line_id       = row.id<SummaryLineId>(0);
    l.table_id      = row.id<TableId>(1);
    l.text          = row.text(2);
    l.order         = static_cast<int>(row.integer(3));
    l.revision      = static_cast<int>(row.integer(4));
    l.plenary_at    = row.optional_instant(5);
    l.writer_id     = row.optional_id<PersonId>(6);
    l.writing_until = row.optional_instant(7);
    return l;
}

} // namespace

std::optional<Line> line(Reader& reader, SummaryLineId id)
{
    static const auto sql = std::string("select ") + columns
                            + "where l.summary_line_id = ? and l.removed_at_ms is null";
    return reader.db.one(sql, from_row, id);
}

std::vector<Line> lines_of(Reader& reader, TableId id)
{
    static const auto sql = std::string("select ") + columns + R"(where l.table_id = ? and l.removed_at_ms is null
                                 order by l."order", l.summary_line_id)";
    std::vector<Line> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(from_row(row)); }, id);
    return found;
}

SummaryLineId insert_line(Tx& tx, const Line& l, std::optional<TableSessionId> session)
{
    tx.db.run(R"(insert into summary_line (table_id, table_session_id, text, "order") values (?, ?, ?, ?))", l.table_id,
              session, l.text, l.order);
    return {tx.db.last_id()};
}

void update_line(Tx& tx, const Line& l)
{
    tx.db.run(R"(update summary_line set text = ?, "order" = ?, revision = ?, plenary_at_ms = ?, writer_id = ?,
                 writing_until_ms = ? where summary_line_id = ?)",
              l.text, l.order, l.revision, l.plenary_at, l.writer_id, l.writing_until, l.line_id);
}

void remove_line(Tx& tx, SummaryLineId id)
{
    tx.db.run("update summary_line set removed_at_ms = ? where summary_line_id = ?", tx.now, id);
}

std::vector<ContributionId> citations_of(Reader& reader, SummaryLineId id)
{
    std::vector<ContributionId> found;
    reader.db.each(
        "select s.contribution_id from summary_citation s join contribution c on c.contribution_id = s.contribution_id "
        "where s.summary_line_id = ? and c.taken_at_ms is not null and c.retracted_at_ms is null",
        [&](const Row& row) { found.push_back(row.id<ContributionId>(0)); }, id);
    return found;
}

void save_citations(Tx& tx, SummaryLineId id, const std::vector<ContributionId>& cites)
{
    tx.db.run("delete from summary_citation where summary_line_id = ?", id);
    for (auto cited : cites)
        tx.db.run("insert into summary_citation (summary_line_id, contribution_id) values (?, ?) "
                  "on conflict do nothing",
                  id, cited);
}

} // namespace tables
