// What the tables of the event days have said of the same point.
#pragma once

#include "decisions/access.hpp"

namespace decisions {

// Of the published accounts, the sentences on this node or on one above it: [{meeting_id, starts_at, title, sentence_id, text,
// number, level_name, tables: [{table, theme, notes: [{number, text}]}]}].
json said_at_tables(Reader&, const consultations::Consultation&, NodeId);

} // namespace decisions
