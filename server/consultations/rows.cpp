#include "consultations/rows.hpp"

#include "processes/processes.hpp"

namespace consultations {

namespace {

constexpr auto columns =
    R"(select consultation_id, process_id, plan_id, version, title, opens_at_ms, closes_at_ms, method,
                                moderation, state, "order", proposers, voters, kinds, zones, names from consultation )";

std::vector<std::string> list(const Row& row, int column)
{
    if (row.view(column) == "[]") return {}; // the usual, and votes pass here
    return json::parse(row.view(column)).get<std::vector<std::string>>();
}

Consultation to_consultation(const Row& row)
{
    Consultation one;
    one.consultation_id = row.id<ConsultationId>(0);
    one.process_id      = row.id<ProcessId>(1);
    one.plan_id         = row.id<PlanId>(2);
    one.version         = static_cast<int>(row.integer(3));
    one.title           = row.text(4);
    one.opens_at        = row.instant(5);
    one.closes_at       = row.instant(6);
    one.method          = row.text(7);
    one.moderation      = row.text(8);
    one.state           = row.text(9);
    one.order           = static_cast<int>(row.integer(10));
    one.taking_part     = {row.text(11), row.text(12), list(row, 13), list(row, 14), row.text(15)};
    return one;
}

template <class... Args> std::vector<Consultation> select(Reader& reader, const std::string& where, const Args&... args)
{
    std::vector<Consultation> list;
    reader.db.each(
        columns + where, [&](const Row& row) { list.push_back(to_consultation(row)); }, args...);
    for (auto& one : list) {
        auto process      = processes::process(reader, one.process_id).value();
        one.process_slug  = process.slug;
        one.process_title = process.title;
        one.time_zone     = process.time_zone;
        one.contacts      = processes::contacts(process);
    }
    return list;
}

} // namespace

std::optional<Consultation> consultation(Reader& reader, ConsultationId id)
{
    auto found = select(reader, "where consultation_id = ?", id);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Consultation> consultations_of(Reader& reader, ProcessId id)
{
    return select(reader, R"(where process_id = ? order by "order")", id);
}

std::vector<Consultation> consultations_on(Reader& reader, PlanId id)
{
    return select(reader, "where plan_id = ? order by closes_at_ms desc, consultation_id desc", id);
}

std::vector<Consultation> unfinished_consultations(Reader& reader)
{
    return select(reader, "where state <> 'closed' order by opens_at_ms, consultation_id");
}

ConsultationId insert_consultation(Tx& tx, const Consultation& one)
{
    const auto& rules = one.taking_part;
    tx.db.run(R"(insert into consultation (process_id, plan_id, version, title, opens_at_ms, closes_at_ms, method,
                     moderation, state, "order", proposers, voters, kinds, zones, names)
                 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
              one.process_id, one.plan_id, one.version, one.title, one.opens_at, one.closes_at, one.method,
              one.moderation, one.state, one.order, rules.proposers, rules.voters, json(rules.kinds).dump(),
              json(rules.zones).dump(), rules.names);
    auto id = ConsultationId{tx.db.last_id()};
    tx.db.run("insert into consultation_count (consultation_id) values (?)", id);
    return id;
}

void update_consultation(Tx& tx, const Consultation& one)
{
    const auto& rules = one.taking_part;
    tx.db.run(
        "update consultation set title = ?, opens_at_ms = ?, closes_at_ms = ?, method = ?, moderation = ?, state = ?, "
        "proposers = ?, voters = ?, kinds = ?, zones = ?, names = ? where consultation_id = ?",
        one.title, one.opens_at, one.closes_at, one.method, one.moderation, one.state, rules.proposers, rules.voters,
        json(rules.kinds).dump(), json(rules.zones).dump(), rules.names, one.consultation_id);
}

void set_state(Tx& tx, ConsultationId id, std::string_view state)
{
    tx.db.run("update consultation set state = ? where consultation_id = ?", state, id);
}

json counts(Reader& reader, ConsultationId id)
{
    auto to_json = [](const Row& row) {
        return json{{"proposals", row.integer(0)},
                    {"supports", row.integer(1)},
                    {"comments", row.integer(2)},
                    {"endorsements", row.integer(3)},
                    {"organisations", row.integer(4)}};
    };
    return reader.db
        .one("select proposals, supports, comments, endorsements, organisations from consultation_count "
             "where consultation_id = ?",
             to_json, id)
        .value();
}

json days(Reader& reader, ConsultationId id)
{
    auto all = json::object();
    reader.db.each(
        "select day, proposals from day_count where consultation_id = ?",
        [&](const Row& row) { all[row.text(0)] = row.integer(1); }, id);
    return all;
}

json nodes(Reader& reader, ConsultationId id)
{
    auto all = json::object();
    reader.db.each(
        "select node_id, proposals, supports, comments from node_count where consultation_id = ?",
        [&](const Row& row) {
            all[std::to_string(row.integer(0))] = {
                {"proposals", row.integer(1)}, {"supports", row.integer(2)}, {"comments", row.integer(3)}};
        },
        id);
    return all;
}

} // namespace consultations
