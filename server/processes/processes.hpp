// Processes: the whole journey of a plan, with its promoters, dated phases and documents.
//
// Live topic "process/{id}"; the rooms above add their part ("consultations", "meetings") by sections.
// Phases turn by the clock: planned, open, closed.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/person.hpp"
#include "base/refusal.hpp"
#include "store/tx.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct House;

namespace processes {

// Offers the room's routes, pages and topics.
void mount(House&);

struct Process {
    ProcessId process_id;
    std::string slug, title, lead, place, time_zone;
    std::string email;                         // whom to write to
    std::optional<std::string> phone, address; // the same
};

std::string topic_of(ProcessId); // "process/1"

// Queries.
std::optional<Process> process(Reader&, ProcessId);
std::optional<Process> process_named(Reader&, std::string_view slug);
std::vector<Process> all_processes(Reader&);                 // published ones
std::vector<Process> every_process(Reader&);                 // drafts too
std::vector<std::string> promoter_names(Reader&, ProcessId); // in their order
json promoters(Reader&, ProcessId);                          // {"3": {organisation_id, name, order}}
json contacts(const Process&);                               // {email, phone?, address?}
json phases(Reader&, ProcessId); // {"1": {phase_id, title, summary, starts_on, ends_on, precision, state, order}}

// "planned", "open" or "closed": open while one of its phases is. As last turned, not by the clock.
std::string state_of(Reader&, ProcessId);

struct NewPhase {
    std::string title, summary;
    std::string starts_on, ends_on; // "2025-02-25", or "2025-03" by the month; the last one belongs to it
    std::string precision = "day";  // or "month"
    int order             = 0;
};
struct NewDocument {
    std::string title, url, media_type, published_on; // url: http(s), or an address of this house ("/rules")
    int order = 0;
};
struct NewProcess {
    std::string slug, title, lead, place; // slug: lower-case letters, digits and hyphens; at most 80
    std::string time_zone = "Europe/Rome";
    std::string email;
    std::optional<std::string> phone, address;
    std::vector<OrganisationId> promoters; // in their order
    std::vector<NewPhase> phases;
    std::vector<NewDocument> documents;
};
// For the operator (command line, demo): asks for no role. Refuses: bad_value with the field (slug taken or odd, unknown
// zone, a day that is not one, an end before its start, an odd address). Event: process_added; answer {process_id}.
awaitable<Event> add_process(House&, Person, NewProcess);

// Turns what the clock has reached. Refuses: nothing_changed when it has not, or another did. Events: phase_opened,
// phase_closed. It waits for the commit: never on an I/O thread.
Event turn_phase(House&, PhaseId);

// Turns every phase that is due; tells when to come again (`never` when nothing is left to turn).
// Never on an I/O thread.
Instant turn_phases(House&);

// The end of the year 9999: after everything, and still an RFC 3339 text.
constexpr Instant never{253402300799999};

} // namespace processes
