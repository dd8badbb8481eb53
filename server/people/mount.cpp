#include "people/people.hpp"

#include "house.hpp"

namespace people {

void mount(House&) {}

} // namespace people
