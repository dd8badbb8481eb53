// The room's pages as they read without scripts.
#pragma once

#include "http/routes.hpp"

namespace processes {

void add_pages(Routes&);       // the list, one process
void add_plain_pages(Routes&); // what every house has: privacy, accessibility, titles of one's own pages

} // namespace processes
