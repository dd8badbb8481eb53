// The room's routes by what they are for.
#pragma once

#include "http/routes.hpp"

namespace exports {

void add_participant_routes(Routes&);

} // namespace exports
