// What the table's topics show, piece by piece; none depends on the hour.
#pragma once

#include "tables/rows.hpp"

namespace tables {

// A snapshot is bounded: a board of two rounds holds some eighty notes; older ones are in notes_of.
constexpr int notes_shown = 200;
// What waits: nobody reads more before taking some in.
constexpr int queue_shown = 100, later_shown = 50;
constexpr int lines_shown = 100;

std::optional<json> table_state(Reader&, TableId);       // "table/3"
void add_desk(House&, Reader&, TableId, json& state);    // what "table/3/desk" shows beside it
json person_section(Reader&, std::int64_t person);       // {tables}
json person_data(Reader&, std::int64_t person);          // {tables, notes}, all of them
std::vector<std::string> appearances(Reader&, PersonId); // topics that show the person's name
std::vector<Patch> forget(Tx&, PersonId);
json meeting_elsewhere(Reader&, std::int64_t meeting); // patches by topic
json registration_elsewhere(Reader&, std::int64_t registration);

json facilitators_state(Reader&, TableId); // {"5": {person_id, name, order}}
json note_state(const Contribution&);
json queued_state(const Contribution&);
json notes_state(Reader&, TableId);
json groups_state(Reader&, TableId);
json speakers_state(Reader&, TableSessionId);
json summary_state(Reader&, TableId);
json help_state(Reader&, const Help&);

} // namespace tables
