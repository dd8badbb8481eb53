// Setting up the rounds at the tables of a meeting, by organisers.
#pragma once

#include "tables/tables.hpp"

namespace tables {

constexpr int max_rounds                 = 10;
constexpr int max_round_minutes          = 600;
constexpr std::size_t max_fields         = 8;   // of a template: what fits a phone, one under the other
constexpr std::size_t max_question_chars = 500; // read aloud in half a minute

struct SetRounds {
    MeetingId meeting_id;
    int revision = 0; // of the meeting
    struct Round {
        int minutes = 45;
        std::string question;                    // the guiding question, at every table…
        std::map<std::int64_t, std::string> own; // …but those that have one of their own, by table
        std::vector<NewField> fields;            // how a note is taken down
    };
    std::vector<Round> rounds; // all of them, in their order
    static SetRounds read(MeetingId, int revision, Fields&);
};
// At every table of the meeting. A round that has begun at a table stays there as it is. Refuses: not_found,
// meeting_cancelled, stale_revision {current}, bad_value, no_tables, in_use. Event: rounds_set on "meeting/{id}"; answer
// {revision}.
awaitable<Event> set_rounds(House&, Person, SetRounds);

// What an organiser edits and no public screen shows: {revision, guide?, stream_url?, rounds: [{round, minutes, question,
// own, fields, begun}], tables: {id: {facilitators: [id], rounds}}}.
json set_up_of(Reader&, MeetingId);

} // namespace tables
