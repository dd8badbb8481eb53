// Counters are kept beside what they count, in the same transaction; here everything is counted again.
#pragma once

#include "store/database.hpp"

#include <string>

// The first question, as SQL, whose answer tells of a counter that is off; empty when all of them count.
std::string miscounted(Database&);
