#include "consultations/rows.hpp"

#include "consultations/rules.hpp"
#include "house.hpp"
#include "processes/processes.hpp"

#include <algorithm>

namespace consultations {

namespace {

Event turned(const Consultation& one, std::string_view state)
{
    auto id      = one.consultation_id.value;
    json changed = {{std::to_string(id), {{"state", state}}}};
    Event event;
    event.topic   = topic_of(one.consultation_id);
    event.kind    = state == "open" ? "consultation_opened" : "consultation_closed";
    event.payload = {{"consultation_id", id}};
    event.patches = {{event.topic, {{"state", state}}},
                     {processes::topic_of(one.process_id), {{"consultations", changed}}}};
    return event;
}

Event turn(House& house, ConsultationId id, std::string_view wanted)
{
    return house.ledger.write_now([&house, id, wanted](Tx& tx) {
        auto one = consultation(tx, id);
        if (!one) throw Refusal{Reason::not_found};
        if (one->state == wanted || state_at(*one, tx.now) != wanted) throw Refusal{Reason::nothing_changed};
        set_state(tx, id, wanted);
        auto event = turned(*one, wanted);
        auto shown = json::object();
        house.sections.complete("consultation_elsewhere", tx, id.value, shown);
        for (auto& [topic, patch] : shown.items()) event.patches.push_back({topic, std::move(patch)});
        return event;
    });
}

// Another thread may have turned it between looking and writing.
void try_to_turn(House& house, const Consultation& one, Instant now)
try {
    if (state_at(one, now) == "open")
        open_consultation(house, one.consultation_id);
    else
        close_consultation(house, one.consultation_id);
} catch (const Refusal& refusal) {
    if (refusal.reason != Reason::nothing_changed) throw;
}

} // namespace

Event open_consultation(House& house, ConsultationId id) { return turn(house, id, "open"); }
Event close_consultation(House& house, ConsultationId id) { return turn(house, id, "closed"); }

Instant turn_consultations(House& house)
{
    auto now  = house.clock.now();
    auto list = house.archive.read([](Reader& reader) { return unfinished_consultations(reader); });
    for (const auto& one : list)
        if (turns_at(one) <= now) try_to_turn(house, one, now);

    return house.archive.read([](Reader& reader) {
        auto next = processes::never;
        for (const auto& one : unfinished_consultations(reader)) next = std::min(next, turns_at(one));
        return next;
    });
}

} // namespace consultations
