// The proposals that are to be answered, each with its decision and whether that has been published.
#pragma once

#include "decisions/access.hpp"

#include <string_view>

namespace decisions {

struct Line {
    ProposalId proposal_id;
    int number = 0;
    std::string title, kind;
    NodeId node_id;
    bool is_pending = false; // waits for a moderator
    std::optional<ProposalId> merged_into;
    int merged_into_number = 0;
    int notes              = 0;
    bool has_evaluators    = false;
    std::optional<Instant> published_at; // the newest time
    std::optional<int> published_revision;
    std::optional<ProposalId> answered_with;
    Decision decision; // its own, or that of the one it was merged into

    bool is_decided() const { return !is_pending && decision.state == State::approved; }
    bool is_published() const; // what was published is what stands
    std::optional<std::string_view> waiting() const;
};
std::vector<Line> lines_of(Reader&, ConsultationId);   // by number
std::optional<Line> line_of(Reader&, ProposalId);      // nothing when it is not to be answered
std::vector<Line> undecided(const std::vector<Line>&); // those without an approved decision

// What is in the way while some have none: decisions_missing {missing, decided, of, proposals: [{proposal_id, number,
// title}]}, the first of them.
Verdict all_decided(const std::vector<Line>&);
Refusal decisions_missing(const std::vector<Line>& missing, std::size_t of);

} // namespace decisions
