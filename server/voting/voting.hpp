#pragma once

struct House;

namespace voting {

// Offers the room's routes, pages and topics.
void mount(House&);

} // namespace voting
