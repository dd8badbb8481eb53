// The answers as everybody reads them, from their publishing on.
#pragma once

#include "decisions/access.hpp"

#include <map>

class Sections;

namespace decisions {

// Sections: "decision" of a proposal, "decisions" of a consultation, "answers" of a person, "final_text" of a process.
json proposal_section(Reader&, std::int64_t id);
json consultation_section(Reader&, std::int64_t id);
json person_section(Reader&, std::int64_t id);
json process_section(Reader&, std::int64_t id);

// {outcome, reason, accepted_text?, published_at, corrected_at?, answered_with?: {proposal_id, number}}; its points apart.
json shown(Reader&, const Published&);

// A node that a point touched: {node_id, number, title}, as the text that was consulted on has it.
json node_in_short(Reader&, const consultations::Consultation&, NodeId);

// What some of these sections show before a change, to tell their patches after it: of each proposal, its author and its
// consultation. Unlike Screens it reads nothing else: there may be thousands.
class PublicScreens {
  public:
    PublicScreens(Tx&, const std::vector<ProposalId>&);
    std::vector<Patch> patches();

  private:
    json now_shown(const std::string& topic);

    Tx& tx_;
    std::map<std::string, json> before_;
};

} // namespace decisions
