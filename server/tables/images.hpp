// Rows as a step remembers them: the columns that a step can change, as JSON. Pure.
#pragma once

#include "tables/rows.hpp"

namespace tables {

json image(const Contribution&);
json image(const Group&);

// {"before": {…}, "after": {…}} of the columns that differ.
json difference(const json& before, const json& after);

// Whether the columns still hold what the step left, and the row with what stood before.
bool still_holds(const json& now, const json& difference);
Contribution restored(Contribution, const json& before);
Group restored(Group, const json& before);

} // namespace tables
