// SQL <-> structs, and nothing else.
#pragma once

#include "processes/processes.hpp"
#include "processes/rules.hpp"

namespace processes {

// A phase, as the clock sees it.
struct Turning {
    std::int64_t id = 0;
    ProcessId process_id;
    Window window;
    std::string state;
};

ProcessId insert_process(Tx&, const NewProcess&);
void insert_promoter(Tx&, ProcessId, OrganisationId, int order);
void insert_phase(Tx&, ProcessId, const NewPhase&, const Window&);
void insert_document(Tx&, ProcessId, const NewDocument&);

std::optional<Turning> turning_phase(Reader&, PhaseId);
std::vector<Turning> unfinished_phases(Reader&);
void set_phase_state(Tx&, PhaseId, std::string_view state);

// The parts of the snapshot: objects by id.
json documents(Reader&, ProcessId);

// The snapshot of "process/{id}", without what the rooms above add.
std::optional<json> process_state(Reader&, ProcessId);

} // namespace processes
