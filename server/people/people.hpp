#pragma once

struct House;

namespace people {

// Offers the room's routes, pages and topics.
void mount(House&);

} // namespace people
