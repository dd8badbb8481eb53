// The room's routes and pages, in parts.
#pragma once

#include "http/routes.hpp"

namespace decisions {

void add_text_routes(Routes&); // the plan's versions on their way to the final text
void add_pages(Routes&);

} // namespace decisions
