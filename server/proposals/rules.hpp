// Pure rules of proposals: no SQL, no HTTP, no clock.
#pragma once

#include "proposals/proposals.hpp"

namespace proposals {

constexpr std::size_t max_title_chars     = 120;
constexpr std::size_t max_body_chars      = 3000;  // a page: longer reasons are seldom read
constexpr std::size_t max_suggested_chars = 10000; // the longest node of a plan, and what one would add to it
constexpr std::size_t max_comment_chars   = 1500;
constexpr std::size_t max_reason_chars    = 500;

// Whether the words proposed go with the kind: a change, a deletion or an addition proposes words that differ from the
// draft's; an erratum may; an observation does not. Refuses: required, nothing_changed, suggested_text_unexpected.
Verdict fits_kind(std::string_view kind, std::string_view current_text,
                  const std::optional<std::string>& suggested_text);

// Whether there is anything to support, comment, endorse. Refuses: not_found, already_withdrawn.
Verdict takes_part(const Proposal&);

} // namespace proposals
