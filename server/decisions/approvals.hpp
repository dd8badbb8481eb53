// The end of the text: what is in the way of it, and the acts by which the promoters approve it.
#pragma once

#include "decisions/access.hpp"

namespace decisions {

// The version that was consulted on last before this one; else the one before it.
int consulted_before(Reader&, const plans::Version&);

// [{organisation_id, name, act?, on?}] of every promoter, in their order.
json approvals(Reader&, const plans::Version&);

} // namespace decisions
