// What moderators work through, and what everybody may know of it.
#pragma once

#include "proposals/proposals.hpp"

namespace proposals {

// {items, more?}: texts that were reported or wait to be read, the longest first; or those that are hidden, the newest
// first. Each {proposal_id, comment_id?, consultation_id, number, title, kind, node_id, author, state, since, body,
// current_text?, suggested_text?, before (it waits before it is published), flags: [{flag_id, reason, text?, at}],
// moderation?: {decision, reason, at}}.
json queue(Reader&, ProcessId, bool hidden);

bool moderates_in(Reader&, PersonId, ProcessId);

// {items: [{moderation_id, decision, reason, at, on, number, proposal_id?}], next?}: what was hidden and shown again, and
// why; never the words. proposal_id: of a proposal that anyone may read.
json moderation_log(Reader&, ConsultationId, std::int64_t before, int limit);

} // namespace proposals
