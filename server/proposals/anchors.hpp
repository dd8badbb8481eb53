// Where proposals hang, when the text moves on: the points of a plan that people have written about.
#pragma once

#include "http/routes.hpp"
#include "plans/plans.hpp"

namespace proposals {

// {version?, items: [{node_id, number, title, version, proposals, comments, loose?}]}, as the plan reads. version: the
// plan's newest; of a point, the newest that has it. loose: the plan's newest version lacks the point, and a person has to
// say which point it has become. What was withdrawn hangs nowhere.
json anchors(Reader&, PlanId);

void add_anchor_routes(Routes&);

} // namespace proposals
