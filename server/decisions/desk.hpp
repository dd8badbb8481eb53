// What the desk shows: every proposal with how far its decision is, what waits for whom, counts.
#pragma once

#include "decisions/lines.hpp"
#include "merging.hpp"

namespace decisions {

std::optional<json> desk_state(Reader&, ConsultationId); // of "consultation/{id}/desk"

struct CardsQuery {
    ConsultationId consultation_id;
    std::string state, waits_for; // empty: all
    std::int64_t after = 0;       // the number of a proposal
    int limit          = 50;
};
json cards(Reader&, const CardsQuery&); // {items, next?}

// Patches by topic, as things stand: after a moderator's decision on a proposal, when the consultation turns.
json on_desks_of_proposal(Reader&, std::int64_t proposal_id);
json on_desks_of_consultation(Reader&, std::int64_t consultation_id);

// Of the desk of the process: {answers: {consultation_id: {decided, of}}} of the closed ones; the part of one of them.
std::string process_desk_of(ProcessId); // "process/1/desk"
json process_desk_section(Reader&, std::int64_t process_id);
json on_process_desk(Reader&, const consultations::Consultation&);

// Everything on one proposal, for the desk.
json file_of(Reader&, const Person&, ProposalId);

// Desks that show the person's name; what is held on them; forgetting who closes the account.
std::vector<std::string> appearances(Reader&, PersonId);
json person_data(Reader&, std::int64_t id); // {internal_notes, evaluates}
std::vector<Patch> forget(Tx&, PersonId);

// Of a body that goes into another: what there is of it, and bringing it under the other.
BodyTraces traces_of_body(Reader&, OrganisationId goes, OrganisationId stays);
void move_body(Tx&, OrganisationId goes, OrganisationId stays);

} // namespace decisions
