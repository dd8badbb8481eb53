// How things were set up at one event, told by the record. What a record of an earlier program does not tell is as it is now.
#pragma once

#include "consultations/consultations.hpp"
#include "meetings/meetings.hpp"
#include "processes/processes.hpp"
#include "store/tx.hpp"

namespace exports {

// Title and lead as they were; whom to write to as it is now.
processes::Process process_at(Reader&, processes::Process, std::int64_t seq);
std::vector<std::string> promoters_at(Reader&, ProcessId, std::int64_t seq); // in their order; names as they are now
std::vector<json> phases_at(Reader&, ProcessId, std::int64_t seq); // {title, summary, starts_on, ends_on}, in order

// Those that were there: title, days, rule of moderation.
std::vector<consultations::Consultation> consultations_at(Reader&, ProcessId, std::int64_t seq);
std::vector<meetings::Meeting> meetings_at(Reader&, ProcessId, std::int64_t seq); // title, place, hours

} // namespace exports
