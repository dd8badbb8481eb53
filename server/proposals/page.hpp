// The proposal's page as it is read without scripts, shared, and found by search engines.
#pragma once

#include "http/routes.hpp"

namespace proposals {

void add_pages(Routes&);

} // namespace proposals
