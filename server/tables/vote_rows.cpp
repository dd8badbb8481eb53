#include "tables/rows.hpp"

namespace tables {

namespace {

constexpr auto columns =
    "v.dot_vote_id, v.table_id, v.points_each, v.secret, v.closed_at_ms, v.voters from dot_vote v ";

DotVote from_row(const Row& row)
{
    DotVote v;
    v.dot_vote_id = row.id<DotVoteId>(0);
    v.table_id    = row.id<TableId>(1);
    v.points_each = static_cast<int>(row.integer(2));
    v.secret      = row.boolean(3);
    v.closed_at   = row.optional_instant(4);
    v.voters      = static_cast<int>(row.integer(5));
    return v;
}

void add_points(Tx& tx, DotVoteId id, std::int64_t group_id, std::int64_t delta)
{
    tx.db.run("update dot_vote_choice set points = points + ? where dot_vote_id = ? and group_id = ?", delta, id,
              group_id);
}

} // namespace

std::optional<DotVote> dot_vote(Reader& reader, DotVoteId id)
{
    static const auto sql = std::string("select ") + columns + "where v.dot_vote_id = ?";
    return reader.db.one(sql, from_row, id);
}

std::optional<DotVote> newest_dot_vote(Reader& reader, TableId id)
{
    static const auto sql = std::string("select ") + columns
                            + "where v.table_id = ? order by v.dot_vote_id desc limit 1";
    return reader.db.one(sql, from_row, id);
}

DotVoteId insert_dot_vote(Tx& tx, const OpenDotVote& wanted)
{
    tx.db.run("insert into dot_vote (table_id, points_each, secret, opened_at_ms) values (?, ?, ?, ?)", wanted.table_id,
              wanted.points_each, wanted.secret, tx.now);
    return {tx.db.last_id()};
}

void insert_choice(Tx& tx, DotVoteId id, const Group& group, int order)
{
    tx.db.run(R"(insert into dot_vote_choice (dot_vote_id, group_id, title, "order") values (?, ?, ?, ?))", id,
              group.group_id, group.title, order);
}

std::vector<GroupId> choices_of(Reader& reader, DotVoteId id)
{
    std::vector<GroupId> found;
    reader.db.each(
        "select group_id from dot_vote_choice where dot_vote_id = ?",
        [&](const Row& row) { found.push_back(row.id<GroupId>(0)); }, id);
    return found;
}

void close_dot_vote(Tx& tx, DotVoteId id)
{
    tx.db.run("update dot_vote set closed_at_ms = ? where dot_vote_id = ?", tx.now, id);
}

std::set<PersonId> voters_of(Reader& reader, TableId id)
{
    std::set<PersonId> found;
    reader.db.each(
        "select person_id from dot_ballot where dot_vote_id = "
        "(select max(dot_vote_id) from dot_vote where table_id = ?)",
        [&](const Row& row) { found.insert(row.id<PersonId>(0)); }, id);
    return found;
}

std::optional<json> ballot_of(Reader& reader, DotVoteId id, PersonId person)
{
    auto points = reader.db.text("select points from dot_ballot where dot_vote_id = ? and person_id = ?", id, person);
    return points ? std::optional{json::parse(*points)} : std::nullopt;
}

void save_ballot(Tx& tx, DotVoteId id, PersonId person, const std::map<std::int64_t, std::int64_t>& points)
{
    auto before = ballot_of(tx, id, person);
    if (before)
        for (const auto& [group_id, count] : before->items())
            add_points(tx, id, std::stoll(group_id), -count.get<std::int64_t>());
    auto after = json::object();
    for (auto [group_id, count] : points) {
        if (count == 0) continue;
        after[std::to_string(group_id)] = count;
        add_points(tx, id, group_id, count);
    }
    if (after.empty())
        tx.db.run("delete from dot_ballot where dot_vote_id = ? and person_id = ?", id, person);
    else
        tx.db.run("insert into dot_ballot (dot_vote_id, person_id, points) values (?, ?, ?) "
                  "on conflict (dot_vote_id, person_id) do update set points = excluded.points",
                  id, person, after.dump());
    auto delta = (after.empty() ? 0 : 1) - (before ? 1 : 0);
    tx.db.run("update dot_vote set voters = voters + ? where dot_vote_id = ?", delta, id);
}

} // namespace tables
