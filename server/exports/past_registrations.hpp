// Who had a seat, waited, or had come, as the record tells it up to one event.
#pragma once

#include "meetings/meetings.hpp"

#include <map>

namespace exports {

struct PastRegistration {
    std::string state; // pending, registered, waiting_list, offered, cancelled
    std::optional<Instant> came_at;
    std::string mode;
};

std::map<RegistrationId, PastRegistration> registrations_at(Reader&, MeetingId, std::int64_t seq);

} // namespace exports
