// The demo world: the Turin plan on the morning of 3 March 2025, filled through the same commands that people use.
#pragma once

#include "base/instant.hpp"

struct House;

namespace demo {

// The consultation's seventh day: what a newcomer finds when the demo starts.
Instant first_morning();

// Whether the house holds nothing yet.
bool is_empty(House&);

// Fills an empty house with what happened until first_morning(), each thing at its own instant, and leaves the clock
// stopped there. Starting thread, before serving; a second or two.
void fill(House&);

} // namespace demo
