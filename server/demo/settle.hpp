// What stands before anyone takes part: people, bodies, the process, its plan and its consultation.
#pragma once

#include "demo/world.hpp"

struct House;

namespace demo {

World settle(House&);

} // namespace demo
