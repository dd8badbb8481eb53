// What proposals show on the topics: their own, and their part of those below.
#pragma once

#include "house.hpp"
#include "proposals/proposals.hpp"

#include <vector>

namespace proposals {

std::optional<json> proposal_state(Reader&, std::int64_t id); // what everybody may see
json consultation_section(Reader&, std::int64_t id);          // {newest}
json node_section(Reader&, std::int64_t node_id);             // {proposals: [{proposal_id, consultation_id, title}]}
json person_section(Reader&, std::int64_t id);                // {proposals, comments, endorsed}
json person_data(Reader&, std::int64_t id);                   // {proposals, comments, flags}, all of them
std::vector<std::string> appearances(Reader&, PersonId);      // topics that show the person's name
std::vector<Patch> forget(Tx&, PersonId);

// Of a body that goes into another: what there is of it, and bringing it under the other.
BodyTraces traces_of_body(Reader&, OrganisationId goes, OrganisationId stays);
void move_body(Tx&, OrganisationId goes, OrganisationId stays);

} // namespace proposals
