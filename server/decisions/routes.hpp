// The room's routes and pages, in parts.
#pragma once

#include "http/routes.hpp"

namespace decisions {

void add_text_routes(Routes&); // the plan's versions on their way to the final text
void add_pages(Routes&);

Page text_page(House&, const Visit&); // a version, whole

} // namespace decisions
