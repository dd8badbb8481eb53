// Why the final text says what it says: the cause of each change, node by node.
#pragma once

#include "decisions/access.hpp"

#include <map>

namespace decisions {

struct Cause {
    CauseId cause_id;
    PlanId plan_id;
    int version = 0;
    NodeId node_id;
    std::string kind; // proposal, restitution, act, editorial
    std::optional<ProposalId> proposal_id;
    std::optional<SentenceId> sentence_id;
    std::string words;
};
std::optional<Cause> cause(Reader&, CauseId);
std::map<NodeId, std::vector<Cause>> causes_of(Reader&, const plans::Version&);
std::vector<ProposalId> cited(Reader&, const plans::Version&); // proposals, each once
CauseId insert_cause(Tx&, const Cause&);                       // the same proposal on the same node once
void delete_cause(Tx&, CauseId);

// What was asked to be a cause, checked. Refuses: required {field}, bad_value {field: id}: no proposal on this plan with an
// approved decision, no sentence of a published restituzione of this process; or an id where none belongs.
Cause checked(Reader&, const plans::Version&, NodeId, const NewCause&);

// {cause_id, kind, words, proposal?: {proposal_id, number, title, outcome?}, sentence?: {sentence_id, meeting_id, text}}.
// To everybody (`in_public`) of a proposal only what everybody may read.
json to_json(Reader&, const Cause&, bool in_public);

} // namespace decisions
