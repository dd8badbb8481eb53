// A decision's words as JSON: in requests, in the file of a proposal, in refusals.
#pragma once

#include "decisions/decisions.hpp"

namespace decisions {

// {outcome?, reason, accepted_text?, points: [{title, outcome, passed_to?, reason, nodes}]}
json to_json(const DecisionText&);

} // namespace decisions
