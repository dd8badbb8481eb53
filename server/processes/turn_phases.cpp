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

Event turned(const Turning& turning, std::string_view state)
{
    Event event;
    event.topic   = topic_of(turning.process_id);
    event.kind    = state == "open" ? "phase_opened" : "phase_closed";
    event.payload = {{"process_id", turning.process_id.value}, {"phase_id", turning.id}};
    json changed  = {{std::to_string(turning.id), {{"state", state}}}};
    event.patches = {{event.topic, {{"phases", changed}}}};
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
        return turned(*phase, state);
    });
}

Instant turn_phases(House& house)
{
    auto now    = house.clock.now();
    auto phases = house.archive.read([](Reader& reader) { return unfinished_phases(reader); });
    for (const auto& phase : phases)
        if (turns_at(phase.window, phase.state) <= now) try_to([&] { turn_phase(house, PhaseId{phase.id}); });

    return house.archive.read([](Reader& reader) {
        auto next = never;
        for (const auto& phase : unfinished_phases(reader)) next = std::min(next, turns_at(phase.window, phase.state));
        return next;
    });
}

} // namespace processes
