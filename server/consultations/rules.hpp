// When a consultation is open, and what makes one sound. Pure. (is_open stands in the door.)
#pragma once

#include "consultations/consultations.hpp"

namespace consultations {

// "planned", "open" or "closed", by the clock.
std::string_view state_at(const Consultation&, Instant now);

// When it is to be turned next.
Instant turns_at(const Consultation&);

// Refuse: bad_value with the field. Kinds and zones are of bodies: without a rule for bodies they would say nothing.
Verdict is_sound(const NewConsultation&);
Verdict is_sound(const TakingPart&);

} // namespace consultations
