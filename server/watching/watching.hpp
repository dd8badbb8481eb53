// Watching: what the desk sees of a consultation while there is time. Who has spoken, of what, and who has not; what waits
// for whom, and what of it is late.
//
// A voice is a body or a citizen at one place of the plan: with a proposal, a support, an endorsement or a comment, once.
// What is hidden or withdrawn is no voice. For organisers, moderators and observers; what anyone may have of it is an export,
// where small groups are guarded.
// Live topic "process/{id}/desk": what moderators have before them, and the service time. The map is too dear to be told at
// each vote: it is read again when the consultation's counts move.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "store/tx.hpp"
#include "watching/voices.hpp"

#include <optional>
#include <string>
#include <vector>

struct House;

namespace watching {

// Offers the room's routes and topic.
void mount(House&);

// {process_id, seq, at, service_hours?, team, registered: {kinds: {kind: n}, zones: {zone: n}},
//  consultation?: {consultation_id, title, state, closes_at}, level?, voices, supports,
//  rows: [{node_id, number, title, under?, supports, cells: {kind: {zone: n}}}], left_out?,
//  waiting: [{what, n, late, since, who: [name], meeting_id?}]}
// kind: of a body, or "citizen"; zone: "none" where a citizen has told none. Refuses: not_found.
json watching(Reader&, ProcessId, const std::optional<ConsultationId>&);

std::string desk_of(ProcessId);                                   // "process/1/desk"
std::optional<json> desk_state(Reader&, std::int64_t process_id); // {process_id, flags, pending, service_hours?}

bool may_watch(Reader&, const std::optional<PersonId>&, ProcessId);

struct SetServiceTime {
    ProcessId process_id;
    std::optional<int> hours; // 1 to 8760; none: nothing is late
    static SetServiceTime read(ProcessId, Fields&);
};
// By an organiser. Refuses: not_found, bad_value. Event: service_time_set on "process/{id}".
awaitable<Event> set_service_time(House&, Person, SetServiceTime);

struct WriteToSilent {
    ProcessId process_id;
    std::vector<std::string> kinds, zones; // of those who have not spoken
    std::string text;                      // ≤ 3,000; the house adds where to speak
    static WriteToSilent read(ProcessId, Fields&);
};
// A mail to everybody who acts for such a body, or lives in such a zone and acts for none. By an organiser, while a
// consultation is open. Refuses: not_found, consultation_closed, consultation_not_open, bad_value (unknown, or nobody),
// too_many {max}. Event: silent_written_to on "process/{id}"; answer {written}.
awaitable<Event> write_to_silent(House&, Person, WriteToSilent);

} // namespace watching
