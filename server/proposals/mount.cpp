#include "proposals/proposals.hpp"

#include "house.hpp"

namespace proposals {

void mount(House&) {}

} // namespace proposals
