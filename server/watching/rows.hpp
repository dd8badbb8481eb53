// SQL to structs, and nothing else. What is read is read from indexes: never the words.
#pragma once

#include "consultations/consultations.hpp"
#include "watching/watching.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace watching {

// A row of the map. `whole`: what was said of a node of the first level itself, not of what hangs beneath it.
struct Place {
    NodeId node_id;
    std::string number, title;
    std::optional<NodeId> under;
};
struct Places {
    std::string level;                                     // its name
    std::vector<Place> rows;                               // depth first
    std::unordered_map<std::int64_t, std::int64_t> row_of; // every node of the version: its place in `rows`
};
Places places(Reader&, PlanId, int version);

// Everybody who spoke, by the place in `rows`.
Voices voices(Reader&, ConsultationId, const Places&);

// How many supports the public proposals of each row have, by the place in `rows`.
std::unordered_map<std::int64_t, std::int64_t> supports(Reader&, ConsultationId, const Places&);

struct Body {
    std::string kind, zone;
};
std::unordered_map<std::int64_t, Body> bodies(Reader&);
std::unordered_map<std::int64_t, std::string> zones_of_citizens(Reader&); // of those who have told it

// Bodies for which somebody acts or is registered to a meeting, and people who act for none: {kinds, zones}.
json registered(Reader&, ProcessId);

std::optional<int> service_hours(Reader&, ProcessId);
void save_service_hours(Tx&, ProcessId, std::optional<int>);

// What waits: how much, since when the oldest, how much of it from before `late`.
struct Wait {
    std::string what; // flags, pending, assignment, evaluator, approver, publication, help
    std::int64_t n = 0, late = 0;
    Instant since{};
    std::optional<MeetingId> meeting_id;
};
std::vector<Wait> waiting(Reader&, const consultations::Consultation&, Instant late);
std::vector<Wait> waiting_at_meetings(Reader&, ProcessId, Instant late);

// How many texts wait for moderators in all consultations of the process; no more than `most` are counted.
std::int64_t open_flags(Reader&, ProcessId, int most);
std::int64_t pending(Reader&, ProcessId, int most);

} // namespace watching
