// The mails of a meeting, in the language of each person: to confirm, registered, waiting, offer, lapsed, cancelled,
// meeting_cancelled, changed, reminder. Those that give or take a seat carry QR code and calendar entry.
#pragma once

#include "meetings/registrations.hpp"

#include <string_view>

struct House;

namespace meetings {

// Queued in the transaction. Nothing for who has no address (somebody who came to the door).
void write_letter(const House&, Tx&, const Meeting&, const Registration&, std::string_view which);

// The address of the ticket: what its QR code says, and what mails link to.
std::string ticket_link(const House&, const Registration&);

// The registration as a calendar entry; `cancel`: to take it out.
std::string calendar_entry(const House&, Reader&, const Meeting&, const Registration&, bool cancel);

} // namespace meetings
