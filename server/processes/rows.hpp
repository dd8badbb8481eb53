// SQL <-> structs, and nothing else.
#pragma once

#include "processes/processes.hpp"
#include "processes/rules.hpp"

namespace processes {

// A phase or a meeting, as the clock sees it.
struct Turning {
    std::int64_t id = 0;
    ProcessId process_id;
    Window window;
    std::string state;
};

ProcessId insert_process(Tx&, const NewProcess&);
void insert_promoter(Tx&, ProcessId, OrganisationId, int order);
void insert_phase(Tx&, ProcessId, const NewPhase&, const Window&);
MeetingId insert_meeting(Tx&, ProcessId, const NewMeeting&);
void insert_table(Tx&, MeetingId, const NewTable&);
void insert_document(Tx&, ProcessId, const NewDocument&);

std::optional<Turning> turning_phase(Reader&, PhaseId);
std::optional<Turning> turning_meeting(Reader&, MeetingId);
std::vector<Turning> unfinished_phases(Reader&);
std::vector<Turning> unfinished_meetings(Reader&);
void set_phase_state(Tx&, PhaseId, std::string_view state);
void set_meeting_state(Tx&, MeetingId, std::string_view state);

// The parts of the snapshot: objects by id.
json promoters(Reader&, ProcessId);
json phases(Reader&, ProcessId);
json meetings(Reader&, ProcessId);
json documents(Reader&, ProcessId);

// The snapshot of "process/{id}", without what the rooms above add.
std::optional<json> process_state(Reader&, ProcessId);

} // namespace processes
