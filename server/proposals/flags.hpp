// The moderators' list of abuse reports.
#pragma once

#include "proposals/proposals.hpp"

namespace proposals {

// {items: [{flag_id, reason, text?, at, proposal_id, comment_id?, title}]}, newest first.
json flags(Reader&, ConsultationId, int limit);

} // namespace proposals
