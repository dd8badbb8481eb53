// The mail that tells authors of their answers.
#pragma once

#include "decisions/access.hpp"

namespace decisions {

// One to each author with an account, in their language, with all the answers that are theirs. Queued with the
// transaction.
void write_letters(const House&, Tx&, const consultations::Consultation&, const std::vector<Published>&);

} // namespace decisions
