// What the accepted words make of each node.
#pragma once

#include "decisions/lines.hpp"

namespace decisions {

struct Taken {
    ProposalId proposal_id;
    int number = 0;
    std::string title, accepted_text;
    std::vector<ProposalId> merged; // into it: they have their part in these words
};
struct RolledNode {
    plans::Node node; // of the text that was consulted on
    std::string before;
    std::vector<Taken> taken;
    std::optional<std::string>
        text; // nothing: several touch the same words, or one leaves what hangs beneath without a node
};
// Of all decisions that are approved, in the order of the text.
std::vector<RolledNode> rolled_nodes(Reader&, const consultations::Consultation&);

// {plan_id, version, nodes: [{node_id, number, title, before, proposals, text? | clash}]}
json roll_out_state(Reader&, const consultations::Consultation&);

// What came in by these words: the words that were added.
std::string words_added(std::string_view before, std::string_view after);

} // namespace decisions
