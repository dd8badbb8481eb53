// The regia's clock, for all tables at once.
#include "house.hpp"

#include "tables/board.hpp"
#include "tables/clock.hpp"
#include "tables/rules.hpp"

namespace tables {

namespace {

// Whoever speaks when a session closes has finished.
void end_turns(Tx& tx, TableSessionId id)
{
    for (auto speaker : speakers_of(tx, id)) {
        if (speaker.state != "speaking" && speaker.state != "paused") continue;
        speaker.spoke = spoken(speaker.spoke, speaker.speaking_since, tx.now);
        speaker.speaking_since.reset();
        speaker.state = "finished";
        update_speaker(tx, speaker);
    }
}

} // namespace

void save(Tx& tx, const Session& session)
{
    update_session(tx, session);
    if (session.state == SessionState::closed) end_turns(tx, session.session_id);
}

void close_others(Tx& tx, const Session& starting)
{
    for (const auto& other : sessions_of(tx, starting.table_id))
        if (other.session_id != starting.session_id && !allows(other, Action::close))
            save(tx, after(other, Action::close, tx.now, {}));
}

namespace {

// Only the facilitators of a table open it again.
std::string kind_of(Action action)
{
    if (action == Action::reopen) throw Refusal{Reason::bad_value, {{"field", "action"}}};
    auto past = std::string(happened(action)); // session_started
    return "common_clock" + past.substr(past.find('_'));
}

// All stop at once: whoever is paused since the latest moment is so by the common clock.
Instant paused_at(const std::vector<Session>& sessions)
{
    Instant latest{};
    for (const auto& session : sessions) latest = std::max(latest, session.paused_at.value_or(Instant{}));
    return latest;
}

std::vector<Session> sessions_that_follow(Reader& reader, const CommonClock& wanted)
{
    std::vector<Session> found;
    for (const auto& table : meetings::tables_of(reader, wanted.meeting_id))
        for (const auto& session : sessions_of(reader, table.table_id))
            if (session.round == wanted.round && follows(session, wanted.action)) found.push_back(session);
    if (found.empty()) throw Refusal{Reason::not_in_this_state, {{"state", "scheduled"}}};
    return found;
}

Event told(const CommonClock& wanted, std::size_t tables)
{
    Event event;
    event.topic   = meetings::topic_of(wanted.meeting_id) + "/plenary";
    event.kind    = kind_of(wanted.action);
    event.payload = {{"meeting_id", wanted.meeting_id.value}, {"round", wanted.round}, {"tables", tables}};
    if (wanted.minutes) event.payload["minutes"] = *wanted.minutes;
    event.answer = {{"tables", tables}};
    return event;
}

} // namespace

awaitable<Event> apply_common_clock(House& house, Person person, CommonClock wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        if (!meetings::is_organiser(tx, person.person_id, wanted.meeting_id)) throw Refusal{Reason::not_found};
        kind_of(wanted.action);
        auto sessions = sessions_that_follow(tx, wanted);
        auto meeting  = meetings::topic_of(wanted.meeting_id);
        std::vector<std::string> topics{meeting + "/plenary", meeting + "/screen"};
        for (const auto& session : sessions)
            topics.insert(topics.end(), {topic_of(session.table_id), desk_topic_of(session.table_id)});
        Screens screens(house.sections, tx, topics);
        auto paused = paused_at(sessions);
        for (const auto& session : sessions) {
            if (session.state == SessionState::scheduled) close_others(tx, session);
            save(tx, after_common(session, wanted.action, tx.now, wanted.minutes, paused));
        }
        auto event    = told(wanted, sessions.size());
        event.patches = screens.patches();
        return event;
    });
}

} // namespace tables
