// Pages of the desk read again what they show when something of it has happened; the process's own screens stay as they are.
#pragma once

#include "base/event.hpp"
#include "processes/processes.hpp"

namespace exports {

inline Patch tells_that_it_happened(ProcessId id) { return {processes::topic_of(id), nlohmann::json::object()}; }

} // namespace exports
