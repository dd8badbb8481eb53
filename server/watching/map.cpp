// The map of voices, with all that stands beside it.
#include "people/people.hpp"
#include "processes/processes.hpp"
#include "watching/rows.hpp"

namespace watching {

namespace {

constexpr std::size_t most_rows =
    400; // with those of the first level; a flat text of thousands of paragraphs shows the first

std::optional<consultations::Consultation> chosen(Reader& reader, ProcessId id,
                                                  const std::optional<ConsultationId>& wanted)
{
    auto all = consultations::consultations_of(reader, id);
    for (const auto& one : all)
        if (wanted ? one.consultation_id == *wanted : one.state == "open") return one;
    if (wanted) throw Refusal{Reason::not_found};
    return all.empty() ? std::nullopt : std::optional{all.back()};
}

json row_of(const Place& place)
{
    json row{{"node_id", place.node_id.value},
             {"number", place.number},
             {"title", place.title},
             {"supports", 0},
             {"cells", json::object()}};
    if (place.under) row["under"] = place.under->value;
    return row;
}

void add_one(json& cells, const std::string& kind, const std::string& zone)
{
    auto& cell = cells[kind][zone];
    cell       = cell.is_null() ? std::int64_t{1} : cell.get<std::int64_t>() + 1;
}

void add_map(Reader& reader, const consultations::Consultation& c, json& shown)
{
    auto where       = places(reader, c.plan_id, c.version);
    auto spoken      = voices(reader, c.consultation_id, where);
    auto organised   = bodies(reader);
    auto zones       = zones_of_citizens(reader);
    std::int64_t all = 0;
    auto rows        = json::array();
    for (const auto& place : where.rows) rows.push_back(row_of(place));
    spoken.each([&](std::int64_t place, Speaker who) {
        auto& cells = rows[static_cast<std::size_t>(place)]["cells"];
        ++all;
        if (!who.is_body) {
            auto zone = zones.find(who.id);
            add_one(cells, "citizen", zone == zones.end() ? "none" : zone->second);
        } else if (auto body = organised.find(who.id); body != organised.end()) {
            add_one(cells, body->second.kind, body->second.zone);
        }
    });
    std::int64_t supported = 0;
    for (auto [place, n] : supports(reader, c.consultation_id, where)) {
        rows[static_cast<std::size_t>(place)]["supports"] = n;
        supported += n;
    }
    if (rows.size() > most_rows) {
        shown["left_out"] = rows.size() - most_rows;
        rows.erase(rows.begin() + most_rows, rows.end());
    }
    shown["level"]    = where.level;
    shown["voices"]   = all;
    shown["supports"] = supported;
    shown["rows"]     = std::move(rows);
}

std::vector<std::string> names_with(const std::vector<people::Member>& team, std::string_view role)
{
    std::vector<std::string> names;
    for (const auto& member : team)
        for (const auto& held : member.roles)
            if (held == role && !member.name.empty()) names.push_back(member.name);
    return names;
}

// Whoever it is that something waits for, when they are few enough to be named.
json who_sees_to(const std::string& what, const std::vector<people::Member>& team)
{
    constexpr std::size_t most_named = 2;
    std::vector<std::string> names;
    if (what == "flags" || what == "pending") names = names_with(team, "moderator");
    if (what == "approver" || what == "publication") names = names_with(team, "organiser");
    return names.size() <= most_named ? json(names) : json::array();
}

void add_waiting(Reader& reader, ProcessId id, const std::optional<consultations::Consultation>& c, json& shown)
{
    constexpr std::int64_t ms_an_hour = 3'600'000;
    auto hours                        = service_hours(reader, id);
    auto late = hours ? Instant{reader.now.ms - *hours * ms_an_hour} : Instant{0}; // before it: late
    auto all  = c ? waiting(reader, *c, late) : std::vector<Wait>();
    for (auto& one : waiting_at_meetings(reader, id, late)) all.push_back(std::move(one));
    auto team = people::team(reader, id);
    auto list = json::array();
    for (const auto& one : all) {
        json item{{"what", one.what},
                  {"n", one.n},
                  {"late", one.late},
                  {"since", to_text(one.since)},
                  {"who", who_sees_to(one.what, team)}};
        if (one.meeting_id) item["meeting_id"] = one.meeting_id->value;
        list.push_back(std::move(item));
    }
    if (hours) shown["service_hours"] = *hours;
    shown["waiting"] = std::move(list);
}

} // namespace

json watching(Reader& reader, ProcessId id, const std::optional<ConsultationId>& wanted)
{
    if (!processes::process(reader, id)) throw Refusal{Reason::not_found};
    auto c = chosen(reader, id, wanted);
    json shown{{"process_id", id.value},
               {"seq", reader.seq},
               {"at", to_text(reader.now)},
               {"registered", registered(reader, id)},
               {"voices", 0},
               {"supports", 0},
               {"rows", json::array()}};
    if (c) {
        shown["consultation"] = {{"consultation_id", c->consultation_id.value},
                                 {"title", c->title},
                                 {"state", c->state},
                                 {"opens_at", to_text(c->opens_at)},
                                 {"closes_at", to_text(c->closes_at)}};
        add_map(reader, *c, shown);
    }
    add_waiting(reader, id, c, shown);
    return shown;
}

} // namespace watching
