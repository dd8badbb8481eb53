// What every step of a decision has in common.
#pragma once

#include "decisions/access.hpp"

#include <functional>

namespace decisions {

// Somebody saved in between: the answer carries that text, so that neither is lost. Refuses: stale_revision.
Verdict is_current(Reader&, const Decision&, int revision);

// Before it is proposed or approved. Refuses: as is_answerable, is_in, is_current, is_whole.
void require_ready(Reader&, const Case&, int revision, std::initializer_list<State>);

// Keeps the decision as `change` leaves it; recorded without words; answer {revision, state}.
Event changed(House&, Tx&, const Case&, std::string kind, const std::function<void(Decision&)>& change);

} // namespace decisions
