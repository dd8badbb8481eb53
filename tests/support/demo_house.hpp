// A house as its demo serves it: what it would have sent by mail, its mailbox shows.
#pragma once

#include "support/visitors.hpp"

#include <string>

Config demo_config();

// With the code that the mailbox shows. Throws std::runtime_error with what was answered instead.
void sign_in(Visitor&, const std::string& email);
