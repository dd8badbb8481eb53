#pragma once

struct House;

namespace proposals {

// Offers the room's routes, pages and topics.
void mount(House&);

} // namespace proposals
