#include "plans/rows.hpp"

#include <algorithm>

namespace plans {

namespace {

constexpr auto version_columns = "select v.plan_id, p.process_id, v.version, v.title, v.state, v.final_at_ms "
                                 "from plan_version v join plan p on p.plan_id = v.plan_id where v.plan_id = ? ";

constexpr auto node_columns =
    R"(select t.node_id, t.parent_id, t.level, t.number, t.title, t.short_title, t.body, t."order", l.name,
              t.revision
       from node_text t join plan_level l on l.plan_id = t.plan_id and l.version = t.version and l.level = t.level
       where t.plan_id = ? and t.version = ? )";

Version to_version(const Row& row)
{
    return {row.id<PlanId>(0), row.optional_id<ProcessId>(1), static_cast<int>(row.integer(2)), row.text(3),
            row.text(4),       row.optional_instant(5)};
}

Node to_node(const Row& row)
{
    return {row.id<NodeId>(0),
            row.optional_id<NodeId>(1),
            static_cast<int>(row.integer(2)),
            row.text(3),
            row.text(4),
            row.text(5),
            row.text(6),
            static_cast<int>(row.integer(7)),
            row.text(8),
            static_cast<int>(row.integer(9))};
}

} // namespace

std::optional<Version> version(Reader& reader, PlanId plan, int number)
{
    static const auto sql = std::string(version_columns) + "and v.version = ?";
    return reader.db.one(sql, to_version, plan, number);
}

std::optional<Version> newest_version(Reader& reader, PlanId plan)
{
    static const auto sql = std::string(version_columns) + "order by v.version desc limit 1";
    return reader.db.one(sql, to_version, plan);
}

std::vector<Version> versions(Reader& reader, PlanId plan)
{
    static const auto sql = std::string(version_columns) + "order by v.version desc";
    std::vector<Version> list;
    reader.db.each(
        sql, [&](const Row& row) { list.push_back(to_version(row)); }, plan);
    return list;
}

std::vector<PlanId> plans_titled(Reader& reader, std::string_view title)
{
    std::vector<PlanId> list;
    reader.db.each(
        "select plan_id from plan where title = ? or ? = '' order by plan_id",
        [&](const Row& row) { list.push_back(row.id<PlanId>(0)); }, title, title);
    return list;
}

std::optional<ProcessId> process_of(Reader& reader, PlanId plan)
{
    auto found = reader.db.integer("select process_id from plan where plan_id = ?", plan);
    return found ? std::optional{ProcessId{*found}} : std::nullopt;
}

std::vector<PlanInShort> plans_of(Reader& reader, ProcessId process)
{
    std::vector<PlanInShort> list;
    reader.db.each(
        "select plan_id, title from plan where process_id = ? order by plan_id",
        [&](const Row& row) {
            list.push_back({row.id<PlanId>(0), row.text(1)});
        },
        process);
    return list;
}

std::string title_of(Reader& reader, PlanId plan)
{
    auto title = [](const Row& row) { return row.text(0); };
    return reader.db.one("select title from plan where plan_id = ?", title, plan).value_or("");
}

bool is_node_of(Reader& reader, PlanId plan, NodeId node)
{
    return reader.db.exists("select 1 from node where node_id = ? and plan_id = ?", node, plan);
}

bool has_plan(Reader& reader, PlanId plan) { return reader.db.exists("select 1 from plan where plan_id = ?", plan); }

std::optional<Node> node(Reader& reader, PlanId plan, int version, NodeId id)
{
    static const auto sql = std::string(node_columns) + "and t.node_id = ?";
    return reader.db.one(sql, to_node, plan, version, id);
}

std::optional<Node> published_node(Reader& reader, NodeId id)
{
    auto found = reader.db.one(
        "select v.plan_id, v.version from node n join plan_version v on v.plan_id = n.plan_id "
        "where n.node_id = ? and v.state = 'published'",
        [](const Row& row) {
            return std::pair{row.id<PlanId>(0), static_cast<int>(row.integer(1))};
        },
        id);
    return found ? node(reader, found->first, found->second, id) : std::nullopt;
}

std::vector<Node> nodes(Reader& reader, PlanId plan, int version)
{
    static const auto sql = std::string(node_columns) + R"(order by t."first")";
    std::vector<Node> list;
    reader.db.each(
        sql, [&](const Row& row) { list.push_back(to_node(row)); }, plan, version);
    return list;
}

std::vector<Node> path_of(Reader& reader, PlanId plan, int version, NodeId id)
{
    std::vector<Node> path;
    auto here = node(reader, plan, version, id);
    while (here && here->parent_id) {
        here = node(reader, plan, version, *here->parent_id);
        if (here) path.push_back(*here);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::vector<NodeId> with_descendants(Reader& reader, PlanId plan, int version, NodeId id)
{
    std::vector<NodeId> list;
    reader.db.each(R"(select below.node_id from node_text it join node_text below
                          on below.plan_id = it.plan_id and below.version = it.version
                          and below."first" between it."first" and it."last"
                      where it.plan_id = ? and it.version = ? and it.node_id = ? order by below."first")",
                   [&](const Row& row) { list.push_back(row.id<NodeId>(0)); }, plan, version, id);
    return list;
}

bool has_children(Reader& reader, PlanId plan, int version, NodeId id)
{
    return reader.db.exists("select 1 from node_text where plan_id = ? and version = ? and parent_id = ? limit 1", plan,
                            version, id);
}

std::vector<std::string> levels(Reader& reader, PlanId plan, int version)
{
    std::vector<std::string> names;
    reader.db.each(
        "select name from plan_level where plan_id = ? and version = ? order by level",
        [&](const Row& row) { names.push_back(row.text(0)); }, plan, version);
    return names;
}

PlanId insert_plan(Tx& tx, const std::optional<ProcessId>& process, std::string_view title)
{
    tx.db.run("insert into plan (process_id, title) values (?, ?)", process, title);
    return {tx.db.last_id()};
}

void insert_version(Tx& tx, const Version& version)
{
    tx.db.run("insert into plan_version (plan_id, version, title, state, created_at_ms) values (?, ?, ?, ?, ?)",
              version.plan_id, version.version, version.title, version.state, tx.now);
}

void insert_level(Tx& tx, const Version& version, int level, std::string_view name)
{
    tx.db.run("insert into plan_level (plan_id, version, level, name) values (?, ?, ?, ?)", version.plan_id,
              version.version, level, name);
}

NodeId insert_node(Tx& tx, PlanId plan)
{
    tx.db.run("insert into node (plan_id) values (?)", plan);
    return {tx.db.last_id()};
}

void insert_text(Tx& tx, const Version& version, const Node& node, const Span& span)
{
    tx.db.run(R"(insert into node_text (plan_id, version, node_id, parent_id, level, number, title, short_title, body,
                     "order", "first", "last") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
              version.plan_id, version.version, node.node_id, node.parent_id, node.level, node.number, node.title,
              node.short_title, node.body, node.order, span.first, span.last);
}

void copy_texts(Tx& tx, const Version& from, const Version& to)
{
    tx.db.run("insert into plan_level (plan_id, version, level, name) select plan_id, ?, level, name from plan_level "
              "where plan_id = ? and version = ?",
              to.version, from.plan_id, from.version);
    tx.db.run(R"(insert into node_text (plan_id, version, node_id, parent_id, level, number, title, short_title, body,
                     "order", "first", "last") select plan_id, ?, node_id, parent_id, level, number, title, short_title,
                     body, "order", "first", "last" from node_text where plan_id = ? and version = ?)",
              to.version, from.plan_id, from.version);
}

void set_texts(Tx& tx, const Version& version, const Node& node)
{
    tx.db.run("update node_text set title = ?, short_title = ?, body = ?, revision = revision + 1 where plan_id = ? "
              "and version = ? and node_id = ?",
              node.title, node.short_title, node.body, version.plan_id, version.version, node.node_id);
}

void delete_text(Tx& tx, const Version& version, NodeId node)
{
    tx.db.run("delete from node_text where plan_id = ? and version = ? and node_id = ?", version.plan_id,
              version.version, node);
}

void publish_draft(Tx& tx, const Version& version)
{
    supersede_published(tx, version.plan_id);
    tx.db.run("update plan_version set state = 'published' where plan_id = ? and version = ?", version.plan_id,
              version.version);
}

void make_final(Tx& tx, const Version& version)
{
    tx.db.run("update plan_version set final_at_ms = ? where plan_id = ? and version = ?", tx.now, version.plan_id,
              version.version);
}

void supersede_published(Tx& tx, PlanId plan)
{
    tx.db.run("update plan_version set state = 'superseded' where plan_id = ? and state = 'published'", plan);
}

} // namespace plans
