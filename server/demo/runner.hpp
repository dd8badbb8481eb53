// Carries out commands from a thread that serves nobody.
#pragma once

#include "base/async.hpp"
#include "base/event.hpp"

#include <vector>

namespace demo {

Event carry_out(awaitable<Event> command);

// All at once, so that they share a commit; in their order. Throws what the first that failed threw.
std::vector<Event> carry_out(std::vector<awaitable<Event>> commands);

} // namespace demo
