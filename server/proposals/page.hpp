// The proposal's page as it is read without scripts, shared, and found by search engines.
#pragma once

#include "base/json.hpp"
#include "http/routes.hpp"

namespace proposals {

void add_pages(Routes&);

// What the promoters answered ("decision" of the state, by the rooms above), as HTML. `zone`: of its day.
std::string answer_part(const json& decision, const std::string& zone, const std::string& language);

} // namespace proposals
