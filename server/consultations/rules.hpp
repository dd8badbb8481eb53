// When a consultation is open, and what makes one sound. Pure. (is_open stands in the door.)
#pragma once

#include "consultations/consultations.hpp"

namespace consultations {

// "planned", "open" or "closed", by the clock.
std::string_view state_at(const Consultation&, Instant now);

// When it is to be turned next.
Instant turns_at(const Consultation&);

// Refuses: bad_value with the field.
Verdict is_sound(const NewConsultation&);

} // namespace consultations
