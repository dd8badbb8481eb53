// What makes a meeting sound, and when it is open. Pure.
#pragma once

#include "meetings/meetings.hpp"

namespace meetings {

// "planned", "open" or "closed", between the first and the last millisecond.
std::string_view state_at(Instant starts_at, Instant ends_at, Instant now);

// When a thing in this state is to be turned next; nothing when closed.
std::optional<Instant> turns_at(Instant starts_at, Instant ends_at, std::string_view state);

// Refuses: bad_value with the field.
Verdict is_sound(const NewMeeting&);

// Whether anyone may register now, by the clock. Refuses: meeting_cancelled, registration_not_open, registration_closed.
Verdict takes_registrations(const Meeting&, Instant now);

struct Question {
    std::string id, kind;
    std::vector<std::string> choices;
    bool required = false;
};
// Refuses: required, bad_value (an answer to no question, a choice that is none).
Verdict fits(const std::vector<Question>&, const json& answers);

// Tables of this meeting, none twice. Refuses: bad_value.
Verdict fits(const std::vector<Table>&, const std::vector<TableId>& preferences);

constexpr std::size_t max_answer_chars = 1000; // some sentences; the desk reads hundreds of them
constexpr std::size_t max_needs_chars  = 500;
constexpr std::size_t max_reason_chars = 500;
constexpr std::size_t max_tables       = 100; // in a list of preferences: more than any hall holds

} // namespace meetings
