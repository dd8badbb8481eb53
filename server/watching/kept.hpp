// The map, made at most once for each event, and of a large consultation only now and then.
#pragma once

#include "watching/watching.hpp"

#include <string>

namespace watching {

// The answer as bytes. Where making it takes long, what was made a moment ago is given again with its own `seq` and
// `again_in_ms`: so watching takes a small share of the thread however often it is asked for. Any thread.
std::string kept_or_made(Reader&, const std::string& epoch, ProcessId, const std::optional<ConsultationId>&);

} // namespace watching
