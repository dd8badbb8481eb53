// What the clock brings to registrations: offers that pass on, mails never confirmed, reminders.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

// Carries out what is due, and tells when to come again: at `next`, or sooner. Never on an I/O thread.
Instant turn_registrations(House&, const std::vector<Meeting>& unfinished, Instant next);

} // namespace meetings
