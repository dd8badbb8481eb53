// What goes by itself: ended sessions, old questions to sign in, answers to requests, texts of sent mails.
#pragma once

#include "base/instant.hpp"

struct House;

namespace people {

// Told to house.due: hourly. Does not wait for the writing.
Instant tend(House&);

} // namespace people
