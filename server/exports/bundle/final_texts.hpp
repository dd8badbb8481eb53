// What a bundle tells of final texts beside their words.
#pragma once

#include "exports/scene.hpp"

namespace exports {

// Each {plan_id, version, changes, approvals}: what differs from the text that was consulted on, node by node with its causes;
// which promoter approved it, by which act, on which day. Those that were final at the scene's event.
std::vector<json> finals_at(Scene&);

} // namespace exports
