#include "exports/set_up_then.hpp"

#include "exports/merging.hpp"
#include "people/people.hpp"

#include <algorithm>

namespace exports {

namespace {

struct Telling {
    json told      = json::object(); // the newest of each field by then
    bool was_there = true;
};

// What the events of one topic say up to an event. `adds`: the kind of the one that it begins with.
Telling told_at(Reader& reader, const std::string& topic, std::string_view adds,
                const std::vector<std::string_view>& kinds, std::int64_t seq)
{
    Telling telling;
    reader.db.each(
        "select seq, kind, payload from event where topic = ? and payload is not null order by seq",
        [&](const Row& row) {
            auto kind = row.view(1);
            auto then = row.integer(0) <= seq;
            if (kind == adds && !then) telling.was_there = false;
            if (then && (kind == adds || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()))
                telling.told.update(json::parse(row.view(2)));
        },
        topic);
    return telling;
}

void take(const json& told, const char* name, std::string& field)
{
    auto found = told.find(name);
    if (found != told.end() && found->is_string()) field = found->get<std::string>();
}

void take(const json& told, const char* name, Instant& field)
{
    auto found = told.find(name);
    if (found == told.end() || !found->is_string()) return;
    if (auto at = read_instant(found->get<std::string>())) field = *at;
}

Telling told_of_process(Reader& reader, ProcessId id, std::int64_t seq)
{
    return told_at(reader, processes::topic_of(id), "process_added",
                   {"process_changed", "process_published", "phases_set", "promoters_set"}, seq);
}

} // namespace

processes::Process process_at(Reader& reader, processes::Process process, std::int64_t seq)
{
    auto told = told_of_process(reader, process.process_id, seq).told;
    take(told, "title", process.title);
    take(told, "lead", process.lead);
    return process;
}

std::vector<std::string> promoters_at(Reader& reader, ProcessId id, std::int64_t seq)
{
    auto told  = told_of_process(reader, id, seq).told;
    auto found = told.find("promoters");
    if (found == told.end()) return processes::promoter_names(reader, id);
    auto merged = merged_bodies(reader, seq);
    std::vector<std::string> names;
    for (const auto& one : *found) {
        OrganisationId body{one.get<std::int64_t>()};
        for (auto gone = merged.find(body); gone != merged.end(); gone = merged.find(body)) body = gone->second;
        auto organisation = people::organisation(reader, body);
        if (organisation && std::find(names.begin(), names.end(), organisation->name) == names.end())
            names.push_back(organisation->name);
    }
    return names;
}

std::vector<json> phases_at(Reader& reader, ProcessId id, std::int64_t seq)
{
    auto told = told_of_process(reader, id, seq).told;
    if (auto found = told.find("phases"); found != told.end() && found->is_array())
        return {found->begin(), found->end()};
    auto phases = processes::phases(reader, id);
    std::vector<json> in_order(phases.begin(), phases.end());
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const json& a, const json& b) { return a["order"] < b["order"]; });
    return in_order;
}

std::vector<consultations::Consultation> consultations_at(Reader& reader, ProcessId id, std::int64_t seq)
{
    std::vector<consultations::Consultation> then;
    for (auto& c : consultations::consultations_of(reader, id)) {
        auto telling = told_at(reader, consultations::topic_of(c.consultation_id), "consultation_added",
                               {"consultation_changed"}, seq);
        if (!telling.was_there) continue;
        take(telling.told, "title", c.title);
        take(telling.told, "opens_at", c.opens_at);
        take(telling.told, "closes_at", c.closes_at);
        take(telling.told, "moderation", c.moderation);
        then.push_back(std::move(c));
    }
    return then;
}

std::vector<meetings::Meeting> meetings_at(Reader& reader, ProcessId id, std::int64_t seq)
{
    std::vector<meetings::Meeting> then;
    for (auto& m : meetings::meetings_of(reader, id)) {
        auto telling = told_at(reader, meetings::topic_of(m.meeting_id), "meeting_added", {"meeting_changed"}, seq);
        if (!telling.was_there) continue;
        take(telling.told, "title", m.title);
        take(telling.told, "place", m.place);
        take(telling.told, "starts_at", m.starts_at);
        take(telling.told, "ends_at", m.ends_at);
        then.push_back(std::move(m));
    }
    return then;
}

} // namespace exports
