#include "consultations/consultations.hpp"

#include "house.hpp"

namespace consultations {

void mount(House&) {}

} // namespace consultations
