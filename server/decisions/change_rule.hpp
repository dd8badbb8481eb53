// The rule by which answers are approved. Whoever waits for an answer was promised it: giving it up needs a reason.
#pragma once

#include "decisions/decisions.hpp"

namespace decisions {

struct ChangeRule {
    SetDeciding to;
    std::string reason; // ≤ 500, public
    static ChangeRule read(ConsultationId, Fields&);
};
// By an organiser. Refuses: not_found, required {reason} where two people are no longer asked for. Event: deciding_set.
awaitable<Event> change_rule(House&, Person, ChangeRule);

} // namespace decisions
