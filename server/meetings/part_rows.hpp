// SQL of the parts of a meeting that organisers set up.
#pragma once

#include "meetings/set_up.hpp"

namespace meetings {

void update_places(Tx&, const Meeting&);
void clear_agenda(Tx&, MeetingId, const std::vector<std::int64_t>& kept);
bool update_agenda_item(Tx&, MeetingId, std::int64_t id, const NewAgendaItem&); // false: no such item here
bool is_answered(Reader&, MeetingId, std::string_view question);
void update_question(Tx&, std::int64_t id, const NewQuestion&);
void delete_question(Tx&, std::string_view id);
bool is_in_use(Reader&, TableId); // somebody sits or wants to sit there, or anything was written
void update_table(Tx&, TableId, const NewTable&);
void delete_table(Tx&, TableId);
void clear_links(Tx&, TableId); // nodes and facilitators

} // namespace meetings
