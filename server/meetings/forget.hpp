// What is forgotten of a person who closes the account.
#pragma once

#include "meetings/meetings.hpp"
#include "merging.hpp"

namespace meetings {

// A place at a meeting to come is given up, and passed on; of one that was held the count stays. Tells the patches of others.
std::vector<Patch> forget(House&, Tx&, PersonId);

// Topics on whose screens the person counts or is named.
std::vector<std::string> appearances(Reader&, PersonId);

// Of a body that goes into another: what there is of it, and bringing it under the other.
BodyTraces traces_of_body(Reader&, OrganisationId goes, OrganisationId stays);
void move_body(Tx&, OrganisationId goes, OrganisationId stays);

} // namespace meetings
