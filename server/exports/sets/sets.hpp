// The data sets; each is one file of this folder.
#pragma once

#include "exports/table.hpp"

namespace exports {

extern const DataSet proposals_set; // with their words, authors and votes
extern const DataSet decisions_set; // published answers, with their points
extern const DataSet supports_set;  // by node of the plan
extern const DataSet comments_set;
extern const DataSet coverage_set;      // voices by node, kind of body and zone
extern const DataSet presence_set;      // who registered and came, as counts
extern const DataSet registrations_set; // by name
extern const DataSet attendance_set;    // the same, of those who came
extern const DataSet contributions_set; // notes of the tables
extern const DataSet restitution_set;   // of published accounts, sentence by sentence
extern const DataSet log_set;           // the public record

} // namespace exports
