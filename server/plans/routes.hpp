// The room's routes, in parts.
#pragma once

#include "http/routes.hpp"

namespace plans {

void add_drafting_routes(Routes&);

} // namespace plans
