// The restituzione's page as it is read without scripts, printed, shared.
#pragma once

#include "http/routes.hpp"

namespace plenary {

void add_pages(Routes&);

} // namespace plenary
