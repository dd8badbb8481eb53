#include "house.hpp"
#include "processes/processes.hpp"

#include "tables/board.hpp"
#include "tables/clock.hpp"
#include "tables/rules.hpp"

namespace tables {

RunSession RunSession::read(TableId id, Fields& in)
{
    RunSession wanted{.table_id = id};
    wanted.action = *action_named(
        in.word("action", {"start", "pause", "resume", "extend", "wrap_up", "close", "reopen"}));
    auto number  = [](std::optional<std::int64_t> n) { return n ? std::optional(static_cast<int>(*n)) : std::nullopt; };
    wanted.round = number(in.optional_integer("round", 1, 1000));
    wanted.minutes = number(in.optional_integer("minutes", 1, max_minutes));
    return wanted;
}

namespace {

// The session that the action is about: the round named; else for starting the first to come, for the rest the current.
Session session_meant(Reader& reader, const RunSession& wanted)
{
    auto sessions = sessions_of(reader, wanted.table_id);
    for (const auto& session : sessions) {
        auto is_next = wanted.action == Action::start && session.state == SessionState::scheduled;
        if (wanted.round ? session.round == *wanted.round : is_next) return session;
    }
    auto current = wanted.round ? nullptr : current_of(sessions);
    if (!current) throw Refusal{Reason::not_found};
    return *current;
}

bool another_is_active(Reader& reader, const Session& session)
{
    for (const auto& other : sessions_of(reader, session.table_id))
        if (other.session_id != session.session_id && is_active(other, reader.now)) return true;
    return false;
}

json told(const Session& session)
{
    json payload{{"session_id", session.session_id.value}, {"round", session.round}, {"state", name_of(session.state)}};
    if (session.ends_at) payload["ends_at"] = to_text(*session.ends_at);
    if (session.reopened_until) payload["reopened_until"] = to_text(*session.reopened_until);
    return payload;
}

Event close_if_over(House& house, Tx& tx, TableSessionId id)
{
    auto found = session(tx, id);
    if (!found || !found->reopened_until || *found->reopened_until > tx.now) throw Refusal{Reason::already_so};
    Board board(house, tx, at(tx, found->table_id));
    auto closed      = after(*found, Action::close, tx.now, {});
    closed.closed_at = found->reopened_until; // what was written between the two came too late
    save(tx, closed);
    return board.told("session_closed", told(closed));
}

} // namespace

awaitable<Event> run_session(House& house, Person person, RunSession wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto place  = led_by(tx, person, wanted.table_id);
        auto before = session_meant(tx, wanted);
        require(allows(before, wanted.action));
        if (wanted.action == Action::reopen && another_is_active(tx, before))
            throw Refusal{Reason::not_in_this_state, {{"state", name_of(before.state)}}};
        Board board(house, tx, place);
        if (wanted.action == Action::start) close_others(tx, before);
        auto changed = after(before, wanted.action, tx.now, wanted.minutes);
        save(tx, changed);
        return board.told(std::string(happened(wanted.action)), told(changed));
    });
}

Instant close_reopened(House& house)
{
    auto now   = house.clock.now();
    auto found = house.archive.read([](Reader& reader) { return reopened_sessions(reader); });
    auto next  = processes::never;
    for (const auto& session : found) {
        if (*session.reopened_until > now) {
            next = std::min(next, *session.reopened_until);
            continue;
        }
        try {
            auto id = session.session_id;
            house.ledger.write_now([&house, id](Tx& tx) { return close_if_over(house, tx, id); });
        } catch (const Refusal& refusal) { // closed or reopened anew in between
            if (refusal.reason != Reason::already_so) throw;
        }
    }
    return next;
}

} // namespace tables
