// Events that hold the words of several subjects: the answers that are published together. While one of the subjects is
// withheld (record.hpp), so is what the event says.
#pragma once

#include "store/tx.hpp"

#include <string_view>

// The event that this change will become speaks of `subject` ("proposal/12") too.
void speaks_also_of(Tx&, std::string_view subject);
