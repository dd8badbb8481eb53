// Who may set up a process.
#pragma once

#include "processes/processes.hpp"

namespace setting_up {

// Refuses: not_found, to everybody else alike.
processes::Process organised_by(Reader&, PersonId, ProcessId);

} // namespace setting_up
