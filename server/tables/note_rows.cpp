#include "tables/rows.hpp"

namespace tables {

const std::string contribution_columns =
    "c.contribution_id, c.table_id, c.table_session_id, c.number, c.source, c.person_id, c.said_by, c.field, c.text, "
    "c.revision, c.written_at_ms, c.received_at_ms, c.late, c.taken_at_ms, c.declined_at_ms, c.group_id, "
    "c.parked_at_ms, c.plenary_at_ms, c.merged_into, c.retracted_at_ms ";

Contribution contribution_from(const Row& row)
{
    Contribution c;
    c.contribution_id = row.id<ContributionId>(0);
    c.table_id        = row.id<TableId>(1);
    c.session_id      = row.id<TableSessionId>(2);
    c.number          = static_cast<int>(row.integer(3));
    c.source          = row.text(4);
    c.person_id       = row.optional_id<PersonId>(5);
    c.said_by         = row.text(6);
    c.field           = row.text(7);
    c.text            = row.text(8);
    c.revision        = static_cast<int>(row.integer(9));
    c.written_at      = row.instant(10);
    c.received_at     = row.instant(11);
    c.late            = row.boolean(12);
    c.taken_at        = row.optional_instant(13);
    c.declined_at     = row.optional_instant(14);
    c.group_id        = row.optional_id<GroupId>(15);
    c.parked_at       = row.optional_instant(16);
    c.plenary_at      = row.optional_instant(17);
    c.merged_into     = row.optional_id<ContributionId>(18);
    c.retracted_at    = row.optional_instant(19);
    return c;
}

std::optional<Contribution> contribution(Reader& reader, ContributionId id)
{
    static const auto sql = "select " + contribution_columns + "from contribution c where c.contribution_id = ?";
    return reader.db.one(sql, contribution_from, id);
}

int next_number(Reader& reader, TableId id)
{
    auto last = reader.db.integer("select max(number) from contribution where table_id = ?", id);
    return static_cast<int>(last.value_or(0)) + 1;
}

ContributionId insert_contribution(Tx& tx, const Contribution& c)
{
    tx.db.run("insert into contribution (table_id, table_session_id, number, source, person_id, said_by, field, text, "
              "written_at_ms, received_at_ms, late, taken_at_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              c.table_id, c.session_id, c.number, c.source, c.person_id, c.said_by, c.field, c.text, c.written_at,
              c.received_at, c.late, c.taken_at);
    return {tx.db.last_id()};
}

void update_contribution(Tx& tx, const Contribution& c)
{
    tx.db.run("update contribution set said_by = ?, field = ?, text = ?, revision = ?, taken_at_ms = ?, "
              "declined_at_ms = ?, group_id = ?, parked_at_ms = ?, plenary_at_ms = ?, merged_into = ?, "
              "retracted_at_ms = ? where contribution_id = ?",
              c.said_by, c.field, c.text, c.revision, c.taken_at, c.declined_at, c.group_id, c.parked_at, c.plenary_at,
              c.merged_into, c.retracted_at, c.contribution_id);
}

std::vector<Contribution> contributions_in(Reader& reader, GroupId id)
{
    static const auto sql = "select " + contribution_columns
                            + "from contribution c where c.group_id = ? order by c.number";
    std::vector<Contribution> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(contribution_from(row)); }, id);
    return found;
}

std::set<PersonId> senders_of(Reader& reader, const std::vector<ContributionId>& ids)
{
    std::set<PersonId> found;
    for (auto id : ids)
        if (auto c = contribution(reader, id); c && c->source == "participant" && c->person_id)
            found.insert(*c->person_id);
    return found;
}

namespace {

constexpr auto group_columns = R"(g.group_id, g.table_id, g.title, g."order", g.revision, g.merged_into, g.removed_at_ms
                                  from contribution_group g )";

Group group_from(const Row& row)
{
    Group g;
    g.group_id    = row.id<GroupId>(0);
    g.table_id    = row.id<TableId>(1);
    g.title       = row.text(2);
    g.order       = static_cast<int>(row.integer(3));
    g.revision    = static_cast<int>(row.integer(4));
    g.merged_into = row.optional_id<GroupId>(5);
    g.removed_at  = row.optional_instant(6);
    return g;
}

} // namespace

std::optional<Group> group(Reader& reader, GroupId id)
{
    static const auto sql = std::string("select ") + group_columns + "where g.group_id = ?";
    return reader.db.one(sql, group_from, id);
}

std::vector<Group> groups_of(Reader& reader, TableId id)
{
    static const auto sql = std::string("select ") + group_columns
                            + R"(where g.table_id = ? and g.removed_at_ms is null order by g."order", g.group_id)";
    std::vector<Group> found;
    reader.db.each(
        sql, [&](const Row& row) { found.push_back(group_from(row)); }, id);
    return found;
}

GroupId insert_group(Tx& tx, const Group& g)
{
    tx.db.run(R"(insert into contribution_group (table_id, title, "order")
                 values (?1, ?2, (select coalesce(max("order"), 0) + 1 from contribution_group where table_id = ?1)))",
              g.table_id, g.title);
    return {tx.db.last_id()};
}

void update_group(Tx& tx, const Group& g)
{
    tx.db.run("update contribution_group set title = ?, revision = ?, merged_into = ?, removed_at_ms = ? "
              "where group_id = ?",
              g.title, g.revision, g.merged_into, g.removed_at, g.group_id);
}

} // namespace tables
