// How the proposals of the demo world are decided on: who looks into which, what they write, who approves it, and the day
// on which all answers are published.
#pragma once

#include "demo/office.hpp"
#include "demo/timeline.hpp"
#include "demo/world.hpp"

#include <memory>

namespace demo {

void add_deciding(House&, const World&, Timeline&, std::shared_ptr<Office>);

} // namespace demo
