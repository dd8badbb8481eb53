// Giving a proposal out: to those who work on it, and to the one who is to approve.
#pragma once

#include "decisions/access.hpp"

#include <functional>

namespace decisions {

struct Approver {
    PersonId person_id;
    Instant named_at{};
};
// Nobody once they organise the process no more.
std::optional<Approver> approver_of(Reader&, const consultations::Consultation&, ProposalId);

json to_json(Reader&, const Approver&); // {person_id, name, at}

// Carries it out, and tells the desk and `also` these screens. Who is not named in the record: it is about proposals, not
// about the office.
Event given_out(House&, Tx&, const Case&, std::vector<std::string> also, std::string kind,
                const std::function<void()>& carry_out);

// As they stand in the table.
std::optional<Approver> named_approver(Reader&, ProposalId);
void save_approver(Tx&, ProposalId, PersonId);
void delete_approver(Tx&, ProposalId, PersonId);

} // namespace decisions
