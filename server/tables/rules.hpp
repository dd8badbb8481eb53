// Pure rules of the tables: no SQL, no HTTP, no clock.
#pragma once

#include "tables/tables.hpp"

namespace tables {

std::optional<SessionState> session_state_named(std::string_view);
std::optional<Action> action_named(std::string_view);
std::string_view happened(Action); // "session_started"

constexpr int minutes_unless_told = 5;   // of extending and reopening
constexpr int max_minutes         = 240; // nobody talks longer without a break

// Active: running, paused or wrapping up. A reopened session whose minutes are over is not, though nobody has closed it yet.
bool is_active(const Session&, Instant now);
// Whether an action can be about it. Refuses: not_in_this_state {state}.
Verdict allows(const Session&, Action);
// The session after an action that it allows.
Session after(Session, Action, Instant now, std::optional<int> minutes);

// The same on the clock of all tables: an extension moves a paused session's end and leaves it paused. `paused_at`: when
// all were paused, for resuming; a table that had stopped before keeps the difference as its exception.
bool follows(const Session&, Action); // whether the common action is about it
Session after_common(Session, Action, Instant now, std::optional<int> minutes, Instant paused_at);

// What the sessions of all tables say of the common clock, of the newest round that it started: paused or wrapping up when
// all that go on are, closed when none goes on.
struct CommonTime {
    int round = 0;
    SessionState state{};
    Instant ends_at{};
    std::optional<Instant> paused_at;
};
std::optional<CommonTime> common_clock_of(const std::vector<Session>&);

// Whether a note written then may still come. Refuses: session_not_started, session_closed {closed_at}.
Verdict takes_notes(const Session&, Instant written_at, Instant now);
bool is_late(const Session&, Instant now); // of one that may come: the session has closed meanwhile

// Which of a table's sessions counts now; nothing when it has none.
const Session* current_of(const std::vector<Session>&);

// Whether a key is of the session's template. Refuses: bad_value {field}.
Verdict has_field(const Session&, std::string_view key);

// Points of one person by group. Refuses: unknown_choice, too_many_points {max}.
using Points = std::map<std::int64_t, std::int64_t>;
Verdict fits(const Points&, const std::vector<GroupId>& choices, int points_each);

// How long somebody has spoken by now.
std::chrono::milliseconds spoken(std::chrono::milliseconds before, std::optional<Instant> since, Instant now);

} // namespace tables
