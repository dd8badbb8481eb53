// The final text of the demo world: the accepted words rolled out, what else changed and why, who is thanked in the
// appendix, and the acts of the promoters.
#pragma once

#include "demo/event_days.hpp"
#include "demo/office.hpp"

namespace demo {

void add_final_text(House&, const World&, Timeline&, std::shared_ptr<Office>, const EventDays&);

} // namespace demo
