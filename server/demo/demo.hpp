// The demo world: the Turin plan from its accord to its approval, as far as an instant, filled through the same commands
// that people use.
#pragma once

#include "base/instant.hpp"

struct House;

namespace demo {

// The consultation's seventh day: what a newcomer finds when the demo starts.
Instant first_morning();

// Whether the house holds nothing yet.
bool is_empty(House&);

// Fills an empty house with what happened until then, each thing at its own instant, and leaves the clock stopped there.
// Never less than until first_morning(). Starting thread, before serving; a second or two.
void fill(House&, Instant until = first_morning());

} // namespace demo
