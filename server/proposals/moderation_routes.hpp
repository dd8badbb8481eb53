// What moderators work through, and the public log of it.
#pragma once

#include "http/routes.hpp"

namespace proposals {

void add_moderation_routes(Routes&);

} // namespace proposals
