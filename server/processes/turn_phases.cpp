#include "processes/rows.hpp"

#include "house.hpp"

#include <algorithm>

namespace processes {

namespace {

// The state that the clock asks for. Refuses: nothing_changed.
std::string_view due_state(const std::optional<Turning>& turning, Instant now)
{
    if (!turning) throw Refusal{Reason::not_found};
    auto state = state_at(turning->window, now);
    if (turns_at(turning->window, turning->state) > now) throw Refusal{Reason::nothing_changed};
    return state;
}

// `noun` is "phase" or "meeting", `list` where the snapshot keeps them.
Event turned(const Turning& turning, std::string_view noun, std::string_view list, std::string_view state)
{
    auto key = std::string(noun) + "_id";
    Event event;
    event.topic   = topic_of(turning.process_id);
    event.kind    = std::string(noun) + (state == "open" ? "_opened" : "_closed");
    event.payload = {{"process_id", turning.process_id.value}, {key, turning.id}};
    json changed  = {{std::to_string(turning.id), {{"state", state}}}};
    event.patches = {{event.topic, {{std::string(list), changed}}}};
    return event;
}

// Another thread may have turned it between looking and writing.
template <class Turn> void try_to(Turn turn)
try {
    turn();
} catch (const Refusal& refusal) {
    if (refusal.reason != Reason::nothing_changed) throw;
}

} // namespace

Event turn_phase(House& house, PhaseId id)
{
    return house.ledger.write_now([id](Tx& tx) {
        auto phase = turning_phase(tx, id);
        auto state = due_state(phase, tx.now);
        set_phase_state(tx, id, state);
        return turned(*phase, "phase", "phases", state);
    });
}

Event turn_meeting(House& house, MeetingId id)
{
    return house.ledger.write_now([id](Tx& tx) {
        auto meeting = turning_meeting(tx, id);
        auto state   = due_state(meeting, tx.now);
        set_meeting_state(tx, id, state);
        return turned(*meeting, "meeting", "meetings", state);
    });
}

Instant turn_phases(House& house)
{
    auto now      = house.clock.now();
    auto phases   = house.archive.read([](Reader& reader) { return unfinished_phases(reader); });
    auto meetings = house.archive.read([](Reader& reader) { return unfinished_meetings(reader); });
    for (const auto& phase : phases)
        if (turns_at(phase.window, phase.state) <= now) try_to([&] { turn_phase(house, PhaseId{phase.id}); });
    for (const auto& meeting : meetings)
        if (turns_at(meeting.window, meeting.state) <= now) try_to([&] { turn_meeting(house, MeetingId{meeting.id}); });

    return house.archive.read([](Reader& reader) {
        auto next = never;
        for (const auto& phase : unfinished_phases(reader)) next = std::min(next, turns_at(phase.window, phase.state));
        for (const auto& meeting : unfinished_meetings(reader))
            next = std::min(next, turns_at(meeting.window, meeting.state));
        return next;
    });
}

} // namespace processes
