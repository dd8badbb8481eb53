// Who may do what in deciding, and which screens a change of it reaches.
#pragma once

#include "decisions/rules.hpp"
#include "plans/plans.hpp"

namespace decisions {

bool is_organiser(Reader&, PersonId, const consultations::Consultation&);

// Organisers, and those who are assigned to one of its proposals and still have a role in the process.
bool may_watch(Reader&, PersonId, ConsultationId);

// For who may look, write, direct. Refuse: not_found.
consultations::Consultation watched_by(Reader&, const Person&, ConsultationId);
consultations::Consultation directed_by(Reader&, const Person&, ConsultationId);
Case seen_by(Reader&, const Person&, ProposalId);
Case written_by(Reader&, const Person&, ProposalId);
Case directed_by(Reader&, const Person&, ProposalId);

// A version of a plan, for organisers of its process; a draft of it. Refuse: not_found.
plans::Version organised_by(Reader&, const Person&, PlanId, int version);
plans::Version draft_of(Reader&, const Person&, PlanId, int version);

// The one whose decision answers this proposal.
ProposalId answering(Reader&, ProposalId);

std::string desk_of(ConsultationId); // "consultation/1/desk": where events are recorded

Event about(ConsultationId, std::string kind, json payload = json::object());        // on the desk
Event about(const Case&, std::string kind, json payload = json::object());           // the same, with its proposal_id
Event about(const plans::Version&, std::string kind, json payload = json::object()); // on the process

// {at, name?} of something that somebody did.
json to_json(Reader&, const Act&);

} // namespace decisions
