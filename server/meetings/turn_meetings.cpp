#include "meetings/rows.hpp"
#include "meetings/rules.hpp"
#include "meetings/state.hpp"
#include "meetings/turn_registrations.hpp"

#include "house.hpp"
#include "processes/processes.hpp"

#include <algorithm>

namespace meetings {

namespace {

Patch on_process(const Meeting& m, const json& changed)
{
    json one = {{std::to_string(m.meeting_id.value), changed}};
    return {processes::topic_of(m.process_id), {{"meetings", std::move(one)}}};
}

Event turned(const Meeting& m, std::string_view state)
{
    Event event;
    event.topic   = topic_of(m.meeting_id);
    event.kind    = state == "open" ? "meeting_opened" : "meeting_closed";
    event.payload = {{"meeting_id", m.meeting_id.value}};
    event.patches = on_screens(m.meeting_id, {{"state", state}});
    event.patches.push_back(on_process(m, {{"state", state}}));
    return event;
}

Event window_turned(const Meeting& m, std::string_view state)
{
    Event event;
    event.topic   = topic_of(m.meeting_id);
    event.kind    = state == "open" ? "registrations_opened" : "registrations_closed";
    event.payload = {{"meeting_id", m.meeting_id.value}};
    json window   = {{"registration", {{"state", state}}}};
    event.patches = on_screens(m.meeting_id, window);
    event.patches.push_back(on_process(m, window));
    return event;
}

std::optional<Instant> meeting_turns_at(const Meeting& m) { return turns_at(m.starts_at, m.ends_at, m.state); }

std::optional<Instant> window_turns_at(const Meeting& m)
{
    if (!m.registration_opens_at) return {};
    return turns_at(*m.registration_opens_at, *m.registration_closes_at, m.registration_state);
}

bool is_due(const std::optional<Instant>& at, Instant now) { return at && *at <= now; }

// Looks again inside the write: another thread may have turned it in between.
Event turn_meeting(House& house, MeetingId id)
{
    return house.ledger.write_now([id](Tx& tx) {
        auto m = meeting(tx, id).value();
        if (!is_due(meeting_turns_at(m), tx.now)) throw Refusal{Reason::nothing_changed};
        auto state = state_at(m.starts_at, m.ends_at, tx.now);
        set_state(tx, id, state);
        auto event = turned(m, state);
        if (state == "closed") {
            keep_attendance(tx, id);
            erase_needs(tx, id); // said to prepare the meeting, for nothing else
            for (auto& patch : attendance(tx, meeting(tx, id).value())) event.patches.push_back(std::move(patch));
        }
        return event;
    });
}

Event turn_window(House& house, MeetingId id)
{
    return house.ledger.write_now([id](Tx& tx) {
        auto m = meeting(tx, id).value();
        if (!is_due(window_turns_at(m), tx.now)) throw Refusal{Reason::nothing_changed};
        auto state = state_at(*m.registration_opens_at, *m.registration_closes_at, tx.now);
        set_registration_state(tx, id, state);
        return window_turned(m, state);
    });
}

template <class Turn> void try_to(Turn turn)
try {
    turn();
} catch (const Refusal& refusal) {
    if (refusal.reason != Reason::nothing_changed) throw;
}

std::vector<Meeting> unfinished(House& house)
{
    return house.archive.read([](Reader& reader) { return unfinished_meetings(reader); });
}

} // namespace

Instant turn_meetings(House& house)
{
    auto now = house.clock.now();
    for (const auto& m : unfinished(house)) {
        if (is_due(meeting_turns_at(m), now)) try_to([&] { turn_meeting(house, m.meeting_id); });
        if (is_due(window_turns_at(m), now)) try_to([&] { turn_window(house, m.meeting_id); });
    }
    auto next = processes::never;
    auto left = unfinished(house);
    for (const auto& m : left)
        for (const auto& at : {meeting_turns_at(m), window_turns_at(m)})
            if (at) next = std::min(next, *at);
    return turn_registrations(house, left, next);
}

} // namespace meetings
