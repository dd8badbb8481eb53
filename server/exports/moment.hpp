// "As of": which event an instant means.
#pragma once

#include "exports/scene.hpp"

namespace exports {

// The newest event. There is one: a process has been added before anything is exported.
Moment moment_now(Reader&);

// The event with this seq; the last one at or before an instant. Nothing where there is none. Costs a few look-ups.
std::optional<Moment> moment_at(Reader&, std::int64_t seq);
std::optional<Moment> moment_at(Reader&, Instant);

} // namespace exports
