// SQL <-> structs, and nothing else.
#pragma once

#include "consultations/consultations.hpp"

namespace consultations {

ConsultationId insert_consultation(Tx&, const Consultation&);
std::vector<Consultation> unfinished_consultations(Reader&);
void update_consultation(Tx&, const Consultation&);
void set_state(Tx&, ConsultationId, std::string_view state);

// As it stands in the snapshot of its process.
json entry(const Consultation&);

// {proposers, voters, names, kinds: {bank: true}, zones: {}}
json to_json(const TakingPart&);

// The counters, as they stand in the snapshot.
json counts(Reader&, ConsultationId);
json days(Reader&, ConsultationId);
json nodes(Reader&, ConsultationId);

// The snapshot of "consultation/{id}", without what the rooms above add.
std::optional<json> consultation_state(Reader&, ConsultationId);

} // namespace consultations
