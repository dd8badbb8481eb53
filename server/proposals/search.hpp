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

// A search looks at the newest 2,000 matches: beyond, it is a word of everybody's, and whoever searches adds another. So a
// word that stands in all of 100,000 proposals costs what a rare one does.
constexpr int search_depth = 2000;

// Proposals of a consultation that match, best first, at most `limit`. Where a word is so common that nothing is better
// than the rest: those with the words in their title, then the newest.
std::vector<ProposalId> found(Reader&, ConsultationId, std::string_view written, Match, int limit);

// For the list's own statement: "select … as proposal_id" of the newest (or oldest) matches of query ?4 in consultation ?1; those
// that come after proposal ?6 in that order when it `continues`.
std::string matches(bool oldest_first, bool continues);

} // namespace proposals
