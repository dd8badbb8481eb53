// The room's pages as they read without scripts.
#pragma once

#include "http/routes.hpp"

namespace setting_up {

void add_pages(Routes&);

} // namespace setting_up
