#include "voting/voting.hpp"

#include "house.hpp"

namespace voting {

void mount(House&) {}

} // namespace voting
