// Who may see and do what with a proposal; and which screens a change of it reaches.
#pragma once

#include "proposals/proposals.hpp"
#include "proposals/rows.hpp"
#include "store/record.hpp"

#include <vector>

namespace proposals {

bool is_moderator(Reader&, PersonId, ConsultationId);

// The proposal, when this visitor may read it: a public one anybody, its author and the moderators always.
// Refuses: not_found.
Proposal readable_by(Reader&, const std::optional<Person>&, ProposalId);

// The person's own proposal, and one for moderators. Refuse: not_found.
Proposal own(Reader&, const Person&, ProposalId);
Proposal moderated_by(Reader&, const Person&, ProposalId);

consultations::Consultation consultation_of(Reader&, const Proposal&);

// Its own topic, its consultation's, and its author's.
std::vector<std::string> screens_of(const Proposal&);

// An event recorded under the proposal. `subject` is whose text the payload holds, or empty.
Event about(const Proposal&, std::string kind, json payload, std::string subject = {});

// What the rooms above show of the proposal on screens that are not among those (the section "proposal_elsewhere": patches
// by topic), as it stands now.
void add_elsewhere(House&, Tx&, Event&, ProposalId);

// The same of its desks (the section "proposal_desks"), after a moderator's decision.
void add_to_desks(House&, Tx&, Event&, ProposalId);

// Whether the body has published proposals in the consultation, beside this one.
bool has_others(Reader&, const Proposal&);

// The same of what moderators have before them (the section "moderation_desks").
void add_to_moderators(House&, Tx&, Event&, ProposalId);

// Adds the proposal to the public's counts, or takes it out.
void count_in(Tx&, const Proposal&);
void count_out(Tx&, const Proposal&);
void count_comments(Tx&, const Proposal&, int delta);

} // namespace proposals
