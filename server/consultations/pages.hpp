// The room's pages as they read without scripts.
#pragma once

#include "http/routes.hpp"

namespace consultations {

void add_pages(Routes&);      // the consultation, its rules
void add_plan_pages(Routes&); // the draft, one page for each node of the second level

} // namespace consultations
