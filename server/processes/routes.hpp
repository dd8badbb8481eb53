// The room's routes by what they are for.
#pragma once

#include "http/routes.hpp"

struct House;

namespace processes {

void add_set_up_routes(Routes&);
void add_articles(House&); // routes, topics and pages

} // namespace processes
