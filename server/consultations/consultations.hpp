#pragma once

struct House;

namespace consultations {

// Offers the room's routes, pages and topics.
void mount(House&);

} // namespace consultations
