// Where people come in from a sign or a link: their titles, for the tab, for who shares the link, and for screen readers.
#pragma once

#include "http/routes.hpp"

namespace tables {

void add_pages(Routes&);

} // namespace tables
