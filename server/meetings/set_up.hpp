// Setting meetings up, by organisers.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

constexpr std::size_t max_new_tables   = 40; // of a meeting: more than a hall holds
constexpr std::size_t max_agenda_items = 40; // of a long day
constexpr std::size_t max_questions    = 20; // beyond it nobody registers
constexpr std::size_t max_choices      = 30;
constexpr std::size_t max_words_chars  = 160; // of a title, a question, a choice: a line or two

// A meeting as an organiser asks for it.
struct CallMeeting {
    NewMeeting wanted;
    static CallMeeting read(ProcessId, Fields&);
};
// As add_meeting, for organisers of a process that is published. Who leads a table is of the process's team.
// Refuses: not_found, not_in_this_state (the process is a draft), bad_value with the field.
awaitable<Event> call_meeting(House&, Person, CallMeeting);

// ---- The parts of a meeting, each whole, on the revision of the meeting that was edited. Refuse: not_found,
// meeting_cancelled, stale_revision {current}, bad_value with the field. Answer {revision}.

// Who may come, and when they register.
struct SetPlaces {
    MeetingId meeting_id;
    int revision = 0;
    std::string mode;
    std::optional<int> seats, seats_online;                               // none: no limit
    std::optional<Instant> registration_opens_at, registration_closes_at; // both or none
    bool email_alone = false, nicknames = true;
    int offer_minutes = 720;
    std::string reason; // required once people could register
    static SetPlaces read(MeetingId, int revision, Fields&);
};
// Seats that are added go to who waits. Refuses: seats_taken {taken}, in_use (somebody registered for a mode that goes),
// required {reason}. Event: places_set.
awaitable<Event> set_places(House&, Person, SetPlaces);

struct SetAgenda {
    MeetingId meeting_id;
    int revision = 0;
    struct Wanted {
        std::optional<std::int64_t> agenda_item_id; // of one that is there
        NewAgendaItem item;
    };
    std::vector<Wanted> items; // all of them; they stand by their hours
    static SetAgenda read(MeetingId, int revision, Fields&);
};
// Event: agenda_set.
awaitable<Event> set_agenda(House&, Person, SetAgenda);

struct SetQuestions {
    MeetingId meeting_id;
    int revision = 0;
    struct Wanted {
        std::optional<std::int64_t> question_id;
        NewQuestion question;
    };
    std::vector<Wanted> questions; // all of them, in their order
    static SetQuestions read(MeetingId, int revision, Fields&);
};
// What somebody has answered keeps its kind and its choices. Refuses: answered_already. Event: questions_set.
awaitable<Event> set_questions(House&, Person, SetQuestions);

struct SetTables {
    MeetingId meeting_id;
    int revision = 0;
    struct Wanted {
        std::optional<TableId> table_id;
        NewTable table;
    };
    std::vector<Wanted> tables; // all of them, by number
    static SetTables read(MeetingId, int revision, Fields&);
};
// A table where anybody sits, or anything was said, stays. Refuses: in_use, seats_taken {taken}, not_found (a node). Event:
// tables_set; answer {revision, table_ids}.
awaitable<Event> set_tables(House&, Person, SetTables);
std::vector<std::pair<TableId, PersonId>> facilitators_of(Reader&, MeetingId);

// In the transaction of a command: makes it, and tells so.
Event meeting_added(House&, Tx&, const NewMeeting&);

} // namespace meetings
