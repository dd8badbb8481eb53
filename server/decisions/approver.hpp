// Who is to approve a decision, named when the proposal is given out.
#pragma once

#include "decisions/access.hpp"

namespace decisions {

struct Approver {
    PersonId person_id;
    Instant named_at{};
};
// Nobody once they organise the process no more.
std::optional<Approver> approver_of(Reader&, const consultations::Consultation&, ProposalId);

json to_json(Reader&, const Approver&); // {person_id, name, at}

} // namespace decisions
