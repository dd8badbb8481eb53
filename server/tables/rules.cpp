#include "tables/rules.hpp"

#include <algorithm>

namespace tables {

namespace {

constexpr std::pair<SessionState, std::string_view> states[] = {{SessionState::scheduled, "scheduled"},
                                                                {SessionState::running, "running"},
                                                                {SessionState::paused, "paused"},
                                                                {SessionState::wrapping_up, "wrapping_up"},
                                                                {SessionState::closed, "closed"}};

struct ActionWords {
    Action action;
    std::string_view name, past;
};
constexpr ActionWords actions[] = {
    {Action::start, "start", "session_started"},         {Action::pause, "pause", "session_paused"},
    {Action::resume, "resume", "session_resumed"},       {Action::extend, "extend", "session_extended"},
    {Action::wrap_up, "wrap_up", "session_wrapping_up"}, {Action::close, "close", "session_closed"},
    {Action::reopen, "reopen", "session_reopened"}};

bool goes_on(const Session& session)
{
    return session.state != SessionState::scheduled && session.state != SessionState::closed;
}

std::chrono::milliseconds span_of(std::optional<int> minutes)
{
    return std::chrono::minutes{minutes.value_or(minutes_unless_told)};
}

// When it stopped taking notes, for one that did.
Instant ended_at(const Session& session)
{
    return session.state == SessionState::closed ? session.closed_at.value() : session.reopened_until.value();
}

void start(Session& session, Instant now, std::optional<int> minutes)
{
    session.state      = SessionState::running;
    session.started_at = now;
    session.ends_at    = now + (minutes ? span_of(minutes) : session.length);
}

void resume(Session& session, Instant now)
{
    session.state   = SessionState::running;
    session.ends_at = *session.ends_at + (now - *session.paused_at);
    session.paused_at.reset();
}

void close(Session& session, Instant now)
{
    session.state     = SessionState::closed;
    session.closed_at = now;
    session.paused_at.reset();
    session.reopened_until.reset();
}

void reopen(Session& session, Instant now, std::optional<int> minutes)
{
    session.state          = SessionState::wrapping_up;
    session.reopened_until = now + span_of(minutes);
    session.ends_at        = session.reopened_until;
    session.closed_at.reset();
}

} // namespace

std::string_view name_of(SessionState state) { return states[static_cast<int>(state)].second; }

std::optional<SessionState> session_state_named(std::string_view name)
{
    for (const auto& [state, word] : states)
        if (word == name) return state;
    return {};
}

std::optional<Action> action_named(std::string_view name)
{
    for (const auto& words : actions)
        if (words.name == name) return words.action;
    return {};
}

std::string_view happened(Action action) { return actions[static_cast<int>(action)].past; }

bool is_active(const Session& session, Instant now)
{
    return goes_on(session) && !(session.reopened_until && now >= *session.reopened_until);
}

Verdict allows(const Session& session, Action action)
{
    auto state = session.state;
    auto fits  = [&] {
        switch (action) {
            case Action::start: return state == SessionState::scheduled;
            case Action::pause: return state == SessionState::running || state == SessionState::wrapping_up;
            case Action::resume: return state == SessionState::paused;
            case Action::wrap_up: return state == SessionState::running || state == SessionState::paused;
            case Action::reopen: return state == SessionState::closed;
            case Action::extend:
            case Action::close: return goes_on(session);
        }
        return false;
    };
    if (fits()) return granted;
    return Refusal{Reason::not_in_this_state, {{"state", name_of(state)}}};
}

Session after(Session session, Action action, Instant now, std::optional<int> minutes)
{
    switch (action) {
        case Action::start: start(session, now, minutes); break;
        case Action::pause: session.state = SessionState::paused, session.paused_at = now; break;
        case Action::resume: resume(session, now); break;
        case Action::close: close(session, now); break;
        case Action::reopen: reopen(session, now, minutes); break;
        case Action::extend:
            session.ends_at = *session.ends_at + span_of(minutes);
            if (session.reopened_until) session.reopened_until = session.ends_at;
            break;
        case Action::wrap_up:
            if (session.paused_at) resume(session, now);
            session.state = SessionState::wrapping_up;
            break;
    }
    return session;
}

bool follows(const Session& session, Action action)
{
    if (action == Action::start) return session.state == SessionState::scheduled || goes_on(session);
    if (action == Action::reopen) return false;
    // What all have stopped goes on wrapping up at those that had begun to.
    if (action == Action::wrap_up) return session.state == SessionState::running;
    return !allows(session, action);
}

Session after_common(Session session, Action action, Instant now, std::optional<int> minutes, Instant paused_at)
{
    auto common = session.common_ends_at;
    if (action == Action::start) common = now + (minutes ? span_of(minutes) : session.length);
    if (action == Action::extend) common = common.value_or(*session.ends_at) + span_of(minutes);
    if (action == Action::resume && common) common = *common + (now - paused_at);
    // A table that had begun by itself keeps its own end: that is its exception.
    if (action != Action::start || session.state == SessionState::scheduled)
        session = after(std::move(session), action, now, minutes);
    session.common_ends_at = common;
    return session;
}

std::optional<CommonTime> common_clock_of(const std::vector<Session>& sessions)
{
    int round = 0;
    for (const auto& session : sessions)
        if (session.common_ends_at) round = std::max(round, session.round);
    std::vector<const Session*> of_round, going_on;
    for (const auto& session : sessions) {
        if (session.round != round || !session.common_ends_at) continue;
        of_round.push_back(&session);
        if (goes_on(session)) going_on.push_back(&session);
    }
    if (of_round.empty()) return {};
    CommonTime time{round, SessionState::closed, *of_round.front()->common_ends_at};
    if (going_on.empty()) return time;
    time.ends_at = *going_on.front()->common_ends_at;
    auto all_are = [&](SessionState state) {
        return std::all_of(going_on.begin(), going_on.end(), [&](const Session* s) { return s->state == state; });
    };
    time.state = SessionState::running;
    if (all_are(SessionState::wrapping_up)) time.state = SessionState::wrapping_up;
    if (!all_are(SessionState::paused)) return time;
    time.state = SessionState::paused;
    for (const auto* session : going_on) time.paused_at = std::max(time.paused_at, session->paused_at);
    return time;
}

Verdict takes_notes(const Session& session, Instant written_at, Instant now)
{
    if (session.state == SessionState::scheduled) return Refusal{Reason::session_not_started};
    if (is_active(session, now) || written_at < ended_at(session)) return granted;
    return Refusal{Reason::session_closed, {{"closed_at", to_text(ended_at(session))}}};
}

bool is_late(const Session& session, Instant now) { return !is_active(session, now); }

const Session* current_of(const std::vector<Session>& sessions)
{
    const Session* found = nullptr;
    auto rank            = [](const Session& s) { // the higher the better
        return s.state == SessionState::scheduled ? -s.round : goes_on(s) ? 2000 + s.round : 1000 + s.round;
    };
    for (const auto& session : sessions)
        if (!found || rank(session) > rank(*found)) found = &session;
    return found;
}

Verdict has_field(const Session& session, std::string_view key)
{
    auto is_it = [&](const json& field) { return field["key"] == key; };
    if (key.empty() || std::any_of(session.fields.begin(), session.fields.end(), is_it)) return granted;
    return Refusal{Reason::bad_value, {{"field", "field"}}};
}

Verdict fits(const Points& points, const std::vector<GroupId>& choices, int points_each)
{
    std::int64_t given = 0;
    for (auto [group, count] : points) {
        if (std::find(choices.begin(), choices.end(), GroupId{group}) == choices.end())
            return Refusal{Reason::unknown_choice, {{"field", "points"}}};
        given += count;
    }
    if (given <= points_each) return granted;
    return Refusal{Reason::too_many_points, {{"field", "points"}, {"max", points_each}}};
}

std::chrono::milliseconds spoken(std::chrono::milliseconds before, std::optional<Instant> since, Instant now)
{
    return since ? before + std::max(now - *since, std::chrono::milliseconds{0}) : before;
}

} // namespace tables
