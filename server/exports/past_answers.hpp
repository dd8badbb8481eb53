// The answers to proposals as they stood at one event, told by the record alone.
#pragma once

#include "base/json.hpp"
#include "consultations/consultations.hpp"
#include "store/tx.hpp"

#include <map>

namespace exports {

struct PastAnswer {
    std::optional<ProposalId> answered_with; // the one that it was merged into
    Instant published_at{};
    std::optional<Instant> corrected_at;
    json text; // {outcome, reason, accepted_text?, points}
};

// Of those published by then, in their words of then.
std::map<ProposalId, PastAnswer> answers_at(Reader&, ConsultationId, std::int64_t seq);

} // namespace exports
