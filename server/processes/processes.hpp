#pragma once

struct House;

namespace processes {

// Offers the room's routes, pages and topics.
void mount(House&);

} // namespace processes
