// The room's routes by what they are for.
#pragma once

#include "http/routes.hpp"

namespace exports {

void add_participant_routes(Routes&);
void add_download_routes(Routes&);

// Removes files that were made for a download and that nobody has asked for since. Any thread.
void clear_downloads(const House&);

} // namespace exports
