// The room's routes by what they are for.
#pragma once

#include "http/routes.hpp"

namespace processes {

void add_set_up_routes(Routes&);

} // namespace processes
