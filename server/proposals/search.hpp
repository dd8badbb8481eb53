// Full-text search in the words that anyone may read. The only place that knows how it is done.
#pragma once

#include "proposals/proposals.hpp"

#include <vector>

namespace proposals {

void make_findable(Tx&, const Proposal&);   // puts its words in, or anew
void make_unfindable(Tx&, const Proposal&); // takes them out

// What the searcher wrote as a query: every word must be there (`all`), or any of them. Words match by their stem, the
// last one by its beginning. Empty when it holds no word.
enum class Match { all, any };
std::string search_query(std::string_view written, Match);

// Proposals of a consultation that match, best first, at most `limit`; looks at the best `search_depth` matches only.
std::vector<ProposalId> found(Reader&, ConsultationId, std::string_view written, Match, int limit);

} // namespace proposals
