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

void insert_partner(Tx&, ProcessId, OrganisationId, int order);
void delete_bodies(Tx&, ProcessId);                                                // promoters and partners
std::vector<OrganisationId> bodies_of(Reader&, ProcessId, std::string_view table); // "promoter" or "partner", in order
void update_process(Tx&, const Process&, int revision);
int revision_of(Reader&, ProcessId); // of its description, phases, promoters and partners
void set_draft(Tx&, ProcessId, bool);
json partners(Reader&, ProcessId); // as promoters
std::vector<std::pair<PhaseId, NewPhase>> phases_of(Reader&, ProcessId);
void update_phase(Tx&, PhaseId, const NewPhase&, const Window&);
void delete_phase(Tx&, PhaseId);

std::optional<Turning> turning_phase(Reader&, PhaseId);
std::vector<Turning> unfinished_phases(Reader&);
void set_phase_state(Tx&, PhaseId, std::string_view state);

// The parts of the snapshot: objects by id.
json documents(Reader&, ProcessId);

// The snapshot of "process/{id}", without what the rooms above add.
std::optional<json> process_state(Reader&, ProcessId);

} // namespace processes
