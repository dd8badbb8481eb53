#pragma once

struct House;

namespace plans {

// Offers the room's routes, pages and topics.
void mount(House&);

} // namespace plans
