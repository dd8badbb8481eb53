// SQL of meetings, their agenda, questions and tables <-> structs, and nothing else.
#pragma once

#include "meetings/rules.hpp"

namespace meetings {

MeetingId insert_meeting(Tx&, const NewMeeting&);
void insert_agenda_item(Tx&, MeetingId, const NewAgendaItem&);
void insert_question(Tx&, MeetingId, const NewQuestion&);
TableId insert_table(Tx&, MeetingId, const NewTable&, std::string_view join_code);
void insert_node(Tx&, TableId, NodeId, std::string_view number, std::string_view title, int order);
void insert_facilitator(Tx&, TableId, PersonId);

std::vector<Meeting> unfinished_meetings(Reader&); // whose own state or window is still to turn
void set_state(Tx&, MeetingId, std::string_view state);
void erase_needs(Tx&, MeetingId);
void set_registration_state(Tx&, MeetingId, std::string_view state);
void update_meeting(Tx&, const Meeting&); // words, hours, revision, cancelling, draw
// How many registered and how many came, in all and at each table; nothing where nobody registers.
void keep_attendance(Tx&, MeetingId);

// Seats and people by mode.
struct Seats {
    std::optional<int> seats; // none: no limit
    int taken = 0, waiting = 0, present = 0;
};
Seats seats_of(Reader&, const Meeting&, std::string_view mode);
std::vector<std::string_view> modes_of(const Meeting&);                                       // in_person, online
void count_seats(Tx&, MeetingId, std::string_view mode, int taken, int waiting, int present); // differences

int seated_at(Reader&, TableId); // registered, and at this table
std::vector<Question> questions_of(Reader&, MeetingId);

// Parts of the snapshot: objects by id.
json agenda(Reader&, MeetingId);
json questions(Reader&, MeetingId);
json tables(Reader&, MeetingId);
json tables_in_short(Reader&, MeetingId); // as the process shows them

} // namespace meetings
