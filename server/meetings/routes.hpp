// The room's handlers by who uses them.
#pragma once

#include "http/routes.hpp"

namespace meetings {

void add_desk_routes(Routes&);   // organisers and the front desk
void add_ticket_routes(Routes&); // everybody, and who has a ticket
void add_pages(Routes&);         // as they read without scripts

} // namespace meetings
