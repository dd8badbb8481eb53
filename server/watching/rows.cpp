#include "watching/rows.hpp"

namespace watching {

namespace {

struct Depth {
    int level = 1;
    std::string name;
    std::int64_t rows = 0;
};

// A map of more rows than this is read by nobody: then the level above tells it.
constexpr std::int64_t most_rows = 300;

Depth depth_of(Reader& reader, PlanId plan, int version)
{
    Depth depth;
    auto take = [&](const Row& row) {
        if (row.integer(0) > 1 && row.integer(2) > most_rows) return;
        if (row.integer(2) > 0) depth = {static_cast<int>(row.integer(0)), row.text(1), row.integer(2)};
    };
    reader.db.each("select l.level, l.name, count(n.node_id) from plan_level l left join node_text n "
                   "on n.plan_id = l.plan_id and n.version = l.version and n.level = l.level "
                   "where l.plan_id = ? and l.version = ? and l.level <= 2 group by l.level, l.name order by l.level",
                   take, plan, version);
    return depth;
}

} // namespace

// Every node is put beneath the row that it hangs under; a node above the rows is a row of its own.
Places places(Reader& reader, PlanId plan, int version)
{
    auto depth = depth_of(reader, plan, version);
    Places all{.level = depth.name, .rows = {}, .row_of = {}};
    auto take = [&](const Row& row) {
        if (row.integer(2) <= depth.level)
            all.rows.push_back({row.id<NodeId>(0), row.text(3), row.text(4), row.optional_id<NodeId>(1)});
        if (!all.rows.empty()) all.row_of[row.integer(0)] = static_cast<std::int64_t>(all.rows.size()) - 1;
    };
    reader.db.each("select node_id, parent_id, level, number, case when short_title <> '' then short_title "
                   "when title <> '' then title else substr(body, 1, 80) end from node_text "
                   "where plan_id = ? and version = ? order by \"first\"",
                   take, plan, version);
    return all;
}

namespace {

Speaker speaker(const Row& row, int at, std::int64_t nobody)
{
    if (auto body = row.optional_integer(at)) return {true, *body};
    return {false, row.optional_integer(at + 1).value_or(nobody)};
}

// The public proposals of a consultation: in which row each stands.
struct Anchors {
    std::unordered_map<std::int64_t, std::int64_t> row_of;
    std::int64_t first = 0, last = -1; // ids
};

Anchors proposers(Reader& reader, ConsultationId id, const Places& places, Voices& voices)
{
    Anchors anchors;
    auto take = [&](const Row& row) {
        auto place = places.row_of.find(row.integer(1));
        if (place == places.row_of.end()) return;
        auto proposal = row.integer(0);
        anchors.row_of.emplace(proposal, place->second);
        if (anchors.last < 0) anchors.first = proposal;
        anchors.first = std::min(anchors.first, proposal);
        anchors.last  = std::max(anchors.last, proposal);
        voices.speak(place->second, speaker(row, 2, -2 * proposal - 1));
    };
    reader.db.each("select proposal_id, node_id, organisation_id, person_id from proposal where consultation_id = ? "
                   "and hidden_at_ms is null and withdrawn_at_ms is null and approved_at_ms is not null",
                   take, id);
    return anchors;
}

} // namespace

// Whole stretches of ids are read in order and looked up in memory: seeking each proposal would take several times as long.
Voices voices(Reader& reader, ConsultationId id, const Places& places)
{
    Voices voices;
    auto anchors = proposers(reader, id, places, voices);
    auto place   = [&](const Row& row) {
        auto found = anchors.row_of.find(row.integer(0));
        return found == anchors.row_of.end() ? std::int64_t{-1} : found->second;
    };
    auto vote = [&](const Row& row) {
        if (auto at = place(row); at >= 0) voices.speak(at, {false, row.integer(1)});
    };
    auto endorsement = [&](const Row& row) {
        if (auto at = place(row); at >= 0) voices.speak(at, {true, row.integer(1)});
    };
    auto comment = [&](const Row& row) {
        if (auto at = place(row); at >= 0) voices.speak(at, speaker(row, 1, -2 * row.integer(3) - 2));
    };
    auto& db = reader.db;
    db.each("select proposal_id, person_id from vote where proposal_id between ? and ?", vote, anchors.first,
            anchors.last);
    db.each("select proposal_id, organisation_id from endorsement where proposal_id between ? and ?", endorsement,
            anchors.first, anchors.last);
    db.each("select proposal_id, organisation_id, person_id, comment_id from comment where proposal_id between ? and ? "
            "and hidden_at_ms is null and taken_back_at_ms is null",
            comment, anchors.first, anchors.last);
    return voices;
}

std::unordered_map<std::int64_t, std::int64_t> supports(Reader& reader, ConsultationId id, const Places& places)
{
    std::unordered_map<std::int64_t, std::int64_t> all;
    auto take = [&](const Row& row) {
        if (auto place = places.row_of.find(row.integer(0)); place != places.row_of.end())
            all[place->second] += row.integer(1);
    };
    reader.db.each("select node_id, supports from node_count where consultation_id = ? and supports > 0", take, id);
    return all;
}

std::unordered_map<std::int64_t, Body> bodies(Reader& reader)
{
    std::unordered_map<std::int64_t, Body> all;
    reader.db.each("select organisation_id, kind, zone from organisation", [&](const Row& row) {
        all.emplace(row.integer(0), Body{row.text(1), row.text(2)});
    });
    return all;
}

std::unordered_map<std::int64_t, std::string> zones_of_citizens(Reader& reader)
{
    std::unordered_map<std::int64_t, std::string> all;
    reader.db.each("select person_id, zone from person where zone is not null",
                   [&](const Row& row) { all.emplace(row.integer(0), row.text(1)); });
    return all;
}

json registered(Reader& reader, ProcessId id)
{
    json kinds = json::object(), zones = json::object();
    auto add = [](json& counts, const std::string& name, std::int64_t n) {
        counts[name] = counts.value(name, std::int64_t{0}) + n;
    };
    reader.db.each(
        "select o.kind, o.zone, count(*) from organisation o where o.organisation_id in "
        "(select organisation_id from mandate union select r.organisation_id from registration r "
        "join meeting m on m.meeting_id = r.meeting_id where m.process_id = ? "
        "and r.organisation_id is not null and r.state <> 'cancelled') group by o.kind, o.zone",
        [&](const Row& row) {
            add(kinds, row.text(0), row.integer(2));
            add(zones, row.text(1), row.integer(2));
        },
        id);
    reader.db.each("select coalesce(zone, 'none'), count(*) from person where closed_at_ms is null and guest = 0 "
                   "and person_id not in (select person_id from mandate) group by 1",
                   [&](const Row& row) {
                       add(kinds, "citizen", row.integer(1));
                       add(zones, row.text(0), row.integer(1));
                   });
    return {{"kinds", std::move(kinds)}, {"zones", std::move(zones)}};
}

std::optional<int> service_hours(Reader& reader, ProcessId id)
{
    auto hours = reader.db.integer("select hours from service_time where process_id = ?", id);
    return hours ? std::optional{static_cast<int>(*hours)} : std::nullopt;
}

void save_service_hours(Tx& tx, ProcessId id, std::optional<int> hours)
{
    if (hours)
        tx.db.run("insert into service_time (process_id, hours) values (?, ?) on conflict (process_id) do update "
                  "set hours = excluded.hours",
                  id, *hours);
    else
        tx.db.run("delete from service_time where process_id = ?", id);
}

} // namespace watching
