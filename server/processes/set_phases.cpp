#include "processes/setting_up.hpp"

#include "house.hpp"

#include <algorithm>
#include <stdexcept>

namespace processes {

namespace {

constexpr std::size_t max_reason_chars = 500; // a paragraph, read by everybody
constexpr std::size_t max_phases       = 20;  // a page shows them one beneath the other

Window sound_window(const NewPhase& phase, const Process& process)
{
    NewProcess like{.slug = process.slug, .title = process.title, .time_zone = process.time_zone};
    like.email  = process.email;
    like.phases = {phase};
    require(is_sound(like));
    return window_of(phase.starts_on, phase.ends_on, phase.precision, process.time_zone);
}

SetPhases::Wanted wanted_phase(const json& object, int order)
{
    Fields in(object);
    SetPhases::Wanted wanted;
    wanted.phase_id = in.optional_id<PhaseId>("phase_id");
    wanted.phase    = {.title     = in.text("title", 120),
                       .summary   = in.text_or_empty("summary", 400),
                       .starts_on = in.text("starts_on", 10),
                       .ends_on   = in.text("ends_on", 10),
                       .precision = in.word("precision", {"day", "month"}),
                       .order     = order};
    in.done();
    return wanted;
}

// People have planned by the days of a phase.
bool moves(Tx& tx, const SetPhases& wanted)
{
    auto still = [&](PhaseId id, const NewPhase& before) {
        return std::any_of(wanted.phases.begin(), wanted.phases.end(), [&](const auto& one) {
            return one.phase_id == id && one.phase.starts_on == before.starts_on && one.phase.ends_on == before.ends_on;
        });
    };
    auto all = phases_of(tx, wanted.process_id);
    return !std::all_of(all.begin(), all.end(), [&](const auto& one) { return still(one.first, one.second); });
}

void replace(Tx& tx, const Process& process, const SetPhases& wanted)
{
    auto before   = phases_of(tx, process.process_id);
    auto is_there = [&](PhaseId id) {
        return std::any_of(before.begin(), before.end(), [&](const auto& one) { return one.first == id; });
    };
    std::vector<PhaseId> kept;
    for (const auto& [id, phase] : wanted.phases) {
        auto window = sound_window(phase, process);
        if (!id) {
            insert_phase(tx, process.process_id, phase, window);
            continue;
        }
        if (!is_there(*id) || std::find(kept.begin(), kept.end(), *id) != kept.end())
            throw Refusal{Reason::bad_value, {{"field", "phase_id"}}};
        update_phase(tx, *id, phase, window);
        kept.push_back(*id);
    }
    for (const auto& [id, phase] : before)
        if (std::find(kept.begin(), kept.end(), id) == kept.end()) delete_phase(tx, id);
}

} // namespace

SetPhases SetPhases::read(ProcessId id, int revision, Fields& in)
{
    SetPhases wanted{.process_id = id, .revision = revision};
    for (const auto& object : in.optional_objects("phases", max_phases))
        wanted.phases.push_back(wanted_phase(object, static_cast<int>(wanted.phases.size()) + 1));
    wanted.reason = in.optional_text_or_empty("reason", max_reason_chars).value_or("");
    return wanted;
}

awaitable<Event> set_phases(House& house, Person person, SetPhases wanted)
{
    return house.ledger.write(person, [&house, person, wanted](Tx& tx) {
        auto process = edited_by(house, tx, person.person_id, wanted.process_id, wanted.revision);
        if (wanted.reason.empty() && !is_draft(tx, wanted.process_id) && moves(tx, wanted))
            throw Refusal{Reason::required, {{"field", "reason"}}};
        Screens screens(house.sections, tx, {topic_of(wanted.process_id)});
        replace(tx, process, wanted);
        std::vector<NewPhase> phases;
        for (const auto& one : wanted.phases) phases.push_back(one.phase);
        json payload{{"phases", phases_told(phases)}};
        if (!wanted.reason.empty()) payload["reason"] = wanted.reason;
        return saved(house, tx, process, screens, "phases_set", std::move(payload));
    });
}

} // namespace processes
