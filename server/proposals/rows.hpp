// SQL to structs and back, and nothing else.
#pragma once

#include "proposals/proposals.hpp"

#include <string_view>

namespace proposals {

// The columns of a proposal in the order that from_row reads; to stand after "select ".
extern const std::string proposal_columns; // of table alias p

Proposal from_row(const Row&);

std::int64_t next_number(Reader&, ConsultationId);
ProposalId insert_proposal(Tx&, const Proposal&);
void update_words(Tx&, const Proposal&);       // title, body, suggested text, revision, edited_at
void keep_earlier_words(Tx&, const Proposal&); // as they were, under their revision
void update_facts(Tx&, const Proposal&);       // approved, withdrawn, hidden, author

struct Comment {
    CommentId comment_id;
    ProposalId proposal_id;
    std::optional<CommentId> parent_id;
    std::optional<PersonId> person_id;
    std::optional<OrganisationId> organisation_id;
    bool show_name   = false;
    bool by_proposer = false;
    std::string body;
    Instant at{};
    std::optional<Instant> taken_back_at, hidden_at;
};

extern const std::string comment_columns; // of table alias c
Comment comment_from_row(const Row&);
std::optional<Comment> comment(Reader&, CommentId);
CommentId insert_comment(Tx&, const Comment&);
void update_facts(Tx&, const Comment&); // words, taken back, hidden, author

// How a comment, and all that is said beneath a proposal, is shown.
json comment_state(Reader&, const Comment&);
json thread(Reader&, ProposalId);

// {items, next?}: comments older than one, newest first.
json comments(Reader&, ProposalId, CommentId before, int limit);

// The newest decision of a moderator on a proposal or one of its comments: {decision, reason, at}; null without one.
json newest_moderation(Reader&, ProposalId, std::optional<CommentId>);
void insert_moderation(Tx&, PersonId moderator, const Moderate&);

} // namespace proposals
